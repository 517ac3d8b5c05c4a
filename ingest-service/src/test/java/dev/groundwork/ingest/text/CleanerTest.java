package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanerTest {

    /** What is passed over as it is, and what is cleaned because of one sign that goes, are the same. */
    @Test
    void mostSignsNeedNoCleaning() {
        IntStream.concat(IntStream.rangeClosed('!', '~'), IntStream.rangeClosed(0x2010, 0x2027))
                .mapToObj(sign -> "before" + Character.toString(sign) + "after " + Character.toString(sign) + " end")
                .forEach(text -> {
                    assertThat(Cleaner.lines(text)).isEqualTo(text);
                    assertThat(Cleaner.lines("\u00ad" + text)).isEqualTo(text);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "exam-\\nple > example",
                "well-known > well-known",
                "A-\\nB > A-B",
                "one\\ntwo > one two",
                "one \\r\\n two > one two",
                "\\u00c3\\u00bcber > \\u00fcber",
                "tag\\udb40\\udc41ged > tagged",
                "soft\\u00adhyphen > softhyphen",
                "ware\\u00ad\\nhouse > warehouse",
                "ware\\u00ad \\r\\n house > warehouse",
                "ware\\u00ad\\n- house > ware\\n- house",
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
        assertThat(text(unescaped(raw))).isEqualTo(unescaped(clean));
    }

    @Test
    void aLineHasNoLineEnds() {
        assertThat(Cleaner.line(" Total\n assets\t ")).isEqualTo("Total assets");
    }

    @Test
    void codeKeepsItsLinesAndIndentation() {
        assertThat(Cleaner.code("if x:\r\n\ty\u00a0= '\ufb01'  \r\n\r\n    # a\u202e  b"))
                .isEqualTo("if x:\n\ty = 'fi'\n\n    # a  b");
    }

    @Test
    void blocksOfWhichNothingIsLeftAreDropped() {
        // Given
        var text = new ExtractedText(
                " ",
                List.of(
                        new Block.Paragraph("\u200b", 1),
                        new Block.Heading(1, "Kept", 1),
                        new Block.Table(List.of(), List.of(List.of(" ", "\u00a0")), 2)));
        // When
        var clean = new Cleaner().clean(text);
        // Then
        assertThat(clean.title()).isNull();
        assertThat(clean.blocks()).containsExactly(new Block.Heading(1, "Kept", 1));
    }

    @Test
    void aColumnInWhichNothingStandsIsDropped() {
        // Given
        var rows =
                List.of(List.of("Turku", " ", "", "21", ""), List.of("Oslo", "\u00a0", "20", "", ""), List.of("", ""));
        var text = new ExtractedText(
                null, List.of(new Block.Table("Prices \n in\teuros", List.of("Depot", "", "2024", "2025"), rows, 1)));
        // When, then
        assertThat(new Cleaner().clean(text).blocks())
                .containsExactly(new Block.Table(
                        "Prices\nin euros",
                        List.of("Depot", "2024", "2025"),
                        List.of(List.of("Turku", "", "21"), List.of("Oslo", "20", "")),
                        1));
    }

    @Test
    void aMillionSpacesAreCleanedInNoTime() {
        var spaces = " ".repeat(1_000_000);
        var words = "a ".repeat(1_000_000);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertThat(text("a" + spaces + "exam-" + spaces + "\n" + spaces + "ple" + "\n ".repeat(1_000_000)))
                    .isEqualTo("a example");
            assertThat(Cleaner.line("a" + spaces + "b")).isEqualTo("a b");
            assertThat(Cleaner.line(words)).hasSize(1_999_999);
        });
    }

    @Test
    void whatIsOfThePagesIsNoText() {
        // Given
        var blocks = IntStream.rangeClosed(1, 4)
                .<Block>mapToObj(
                        page -> new Block.Paragraph("Text of Q" + page + " alone.\nApple Inc. | 10-Q | " + page, page))
                .toList();
        // When
        var clean = new Cleaner().clean(new ExtractedText(null, blocks));
        // Then
        assertThat(clean.blocks())
                .containsExactly(
                        new Block.Paragraph("Text of Q1 alone.", 1),
                        new Block.Paragraph("Text of Q2 alone.", 2),
                        new Block.Paragraph("Text of Q3 alone.", 3),
                        new Block.Paragraph("Text of Q4 alone.", 4));
    }

    @Test
    void slidesKeepTheirTitles() {
        // Given
        var slides = IntStream.rangeClosed(1, 4)
                .<Block>mapToObj(page -> new Block.Paragraph("Fire drill\nLeave by door " + "x".repeat(page), page))
                .toList();
        var type = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
        // When
        var clean = new Cleaner().clean(new ExtractedText(null, slides), type);
        // Then
        assertThat(clean.blocks())
                .allSatisfy(
                        block -> assertThat(((Block.Paragraph) block).text()).startsWith("Fire drill"));
    }

    @Test
    void whatOneParagraphWritesInOneLineIsPartedRightlyInAnother() {
        // Given
        var text = new ExtractedText(
                null,
                List.of(
                        new Block.Paragraph("a long-\nterm plan, a sub-\nway", 1),
                        new Block.Paragraph("Long-term plans. Subway.", 2)));
        // When
        var clean = new Cleaner().clean(text);
        // Then
        assertThat(clean.blocks().getFirst()).isEqualTo(new Block.Paragraph("a long-term plan, a subway", 1));
    }

    private static String text(String raw) {
        var lines = Cleaner.lines(raw);
        return Cleaner.flowing(lines, Hyphens.of(List.of(lines)));
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text.replace("\\r", "\r").replace("\\n", "\n"))
                .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
    }
}
