package dev.groundwork.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitInPlaceTest {

    @Test
    void aDependencyThatIsDownIsWaitedFor() {
        assertThat(WaitInPlace.mayPass(Status.UNAVAILABLE.asRuntimeException())).isTrue();
        assertThat(WaitInPlace.mayPass(Status.DEADLINE_EXCEEDED.asRuntimeException()))
                .isTrue();
        assertThat(WaitInPlace.mayPass(Status.UNAUTHENTICATED.asRuntimeException()))
                .isTrue();
        assertThat(WaitInPlace.mayPass(new RuntimeException(new SQLException("gone", "57P01"))))
                .isTrue();
        assertThat(WaitInPlace.mayPass(new RuntimeException(new SQLTransientConnectionException())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "25006, true", // read-only, after a failover
        "40P01, true", // deadlock
        "53100, true", // disk full
        "58030, true", // I/O error
        "22021, false", // a character PostgreSQL does not hold
        "42P01, false" // no such table
    })
    void onlyWhatIsWrongWithTheStatementStays(String state, boolean mayPass) {
        assertThat(WaitInPlace.mayPass(new RuntimeException(new SQLException("no", state))))
                .isEqualTo(mayPass);
    }

    @Test
    void aWriteThatIsWrongInItselfIsNotRepeated() {
        assertThat(WaitInPlace.mayPass(Status.INVALID_ARGUMENT.asRuntimeException()))
                .isFalse();
        assertThat(WaitInPlace.mayPass(new RuntimeException(new SQLException("null", "23502"))))
                .isFalse();
        assertThat(WaitInPlace.mayPass(new InvalidEventException("UNKNOWN_MODEL", "no")))
                .isFalse();
        assertThat(WaitInPlace.mayPass(new IllegalStateException())).isFalse();
    }
}
