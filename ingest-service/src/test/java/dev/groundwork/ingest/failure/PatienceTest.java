package dev.groundwork.ingest.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PatienceTest {

    @Test
    void aPieceOfWorkIsToldWhatItWaitsForUnlessThatIsWhereItWouldBeWritten() {
        // Given
        var told = new ArrayList<String>();
        // When
        var result = Patience.telling(told::add, () -> {
            Patience.tell(new UnavailableException(Dependency.PARSER, new IOException("away")));
            Patience.tell(new UnavailableException(Dependency.POSTGRESQL, new IOException("away")));
            return "done";
        });
        // Then
        assertThat(result).isEqualTo("done");
        assertThat(told).containsExactly("parser");
    }

    @Test
    void whatIsWaitedForBesideAnyPieceOfWorkIsOnlyLogged() {
        Patience.tell(new UnavailableException(Dependency.KAFKA, new IOException("away")));
    }
}
