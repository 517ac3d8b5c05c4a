package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "exam-\\nple > example",
                "well-known > well-known",
                "A-\\nB > A- B",
                "one\\ntwo > one two",
                "one \\r\\n two > one two",
                "soft\\u00adhyphen > softhyphen",
                "zero\\u200bwidth > zerowidth",
                "no\\u00a0break > no break",
                "e\\u0301t\\u00e9 > \\u00e9t\\u00e9",
                "\\ufb01nancial > financial",
                "bell\\u0007 > bell",
                "many    spaces > many spaces",
                "Items:\\n- one\\n- two > Items:\\n- one\\n- two",
                "1. first\\n2. second > 1. first\\n2. second",
                "right\\u202eto left > rightto left"
            })
    void runningTextIsFreedFromItsLayout(String raw, String clean) {
        assertThat(Cleaner.text(unescaped(raw))).isEqualTo(unescaped(clean));
    }

    @Test
    void aLineHasNoLineEnds() {
        assertThat(Cleaner.line(" Total\n assets\t ")).isEqualTo("Total assets");
    }

    @Test
    void blocksOfWhichNothingIsLeftAreDropped() {
        // Given
        var text = new ExtractedText(
                " ",
                List.of(
                        new Block.Paragraph("\u200b", 1),
                        new Block.Heading(1, "Kept", 1),
                        new Block.Table(List.of(), List.of(List.of(" ", "\u00a0")), 2)),
                0);
        // When
        var clean = new Cleaner().clean(text);
        // Then
        assertThat(clean.title()).isNull();
        assertThat(clean.blocks()).containsExactly(new Block.Heading(1, "Kept", 1));
    }

    @Test
    void aMillionSpacesAreCleanedInNoTime() {
        var spaces = " ".repeat(1_000_000);
        var words = "a ".repeat(1_000_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(Cleaner.text("a" + spaces + "ex-" + spaces + "\n" + spaces + "act" + "\n ".repeat(1_000_000)))
                    .isEqualTo("a exact");
            assertThat(Cleaner.line("a" + spaces + "b")).isEqualTo("a b");
            assertThat(Cleaner.line(words)).hasSize(1_999_999);
        });
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text.replace("\\r", "\r").replace("\\n", "\n"))
                .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
    }
}
