package dev.groundwork.ingest.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TrailTest {

    @Test
    void aFailureIsNamedWithoutItsMessages() {
        var failure = new IllegalStateException("secret", new IOException("https://user:password@host"));
        assertThat(Trail.classes(failure)).isEqualTo("java.lang.IllegalStateException, caused by java.io.IOException");
        assertThat(Trail.of(failure))
                .contains("java.io.IOException", "TrailTest")
                .doesNotContain("secret", "password");
    }
}
