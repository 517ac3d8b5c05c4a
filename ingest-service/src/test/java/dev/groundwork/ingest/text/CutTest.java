package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {

    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void aCharacterOfTwoPlacesStaysWhole() {
        var text = "a" + SMILE + SMILE + "b";
        assertThat(Cut.first(text, 2)).isEqualTo("a");
        assertThat(Cut.first(text, 3)).isEqualTo("a" + SMILE);
        assertThat(Cut.last(text, 2)).isEqualTo("b");
        assertThat(Cut.last(text, 3)).isEqualTo(SMILE + "b");
    }

    @Test
    void whatIsShortStaysWhole() {
        assertThat(Cut.first(SMILE, 2)).isEqualTo(SMILE);
        assertThat(Cut.last(SMILE, 2)).isEqualTo(SMILE);
        assertThat(Cut.first("", 0)).isEmpty();
    }
}
