package dev.groundwork.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

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
