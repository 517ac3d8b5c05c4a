package dev.groundwork.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DigestTest {

    @Test
    void theSameTextsHaveTheSameDigest() {
        assertThat(Digest.of(List.of("über", "all")))
                .isEqualTo(Digest.of(List.of("über", "all")))
                .hasSize(64);
    }

    @Test
    void otherBordersAreOtherTexts() {
        assertThat(Digest.of(List.of("ab", "c")))
                .isNotEqualTo(Digest.of(List.of("a", "bc")))
                .isNotEqualTo(Digest.of(List.of("abc")));
    }
}
