package dev.groundwork.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001Bb", "\u007Fab", "ab\u0085"})
    void controlCharactersAreNotPlain(String text) {
        assertThat(PlainText.isPlain(text)).isFalse();
        assertThat(text).doesNotMatch(PlainText.PATTERN);
        assertThat(PlainText.of(text)).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one\ttwo\r\nthree", "Grüße 😀", "漢字"})
    void everythingElseIsPlain(String text) {
        assertThat(PlainText.isPlain(text)).isTrue();
        assertThat(text).matches(PlainText.PATTERN);
        assertThat(PlainText.of(text)).isEqualTo(text);
    }
}
