package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import java.io.IOException;
import java.time.Duration;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void theCauseOfAFailureTells() {
        assertCode(
                new TikaException("a", new IOException(new EncryptedDocumentException())),
                RejectionCode.ENCRYPTED_DOCUMENT);
    }

    @Test
    void causesThatGoInCirclesAreADamagedFile() {
        // Given
        var outer = new IOException("outer");
        var inner = new IOException("inner", outer);
        outer.initCause(inner);
        // Then
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertCode(outer, RejectionCode.CORRUPT_DOCUMENT));
    }

    private static void assertCode(Throwable failure, RejectionCode code) {
        assertThat(Refusals.of(failure))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
