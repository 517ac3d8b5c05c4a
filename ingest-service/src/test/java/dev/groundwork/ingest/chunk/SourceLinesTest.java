package dev.groundwork.ingest.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceLinesTest {

    private static final TokenCounter WORDS =
            text -> text.isBlank() ? 0 : text.strip().split("\\s+").length;

    @Test
    void aFewLinesStayAsTheyStand() {
        assertThat(excerpts("if x:\n\ty = 1\n\n    return y\n"))
                .containsExactly(new SourceLines.Excerpt("if x:\n\ty = 1\n\n    return y", 7, List.of()));
    }

    @Test
    void codeIsCutBetweenItsDeclarations() {
        assertThat(excerpts(function("one") + "\n" + function("two") + "\n" + function("three")))
                .extracting(SourceLines.Excerpt::text)
                .containsExactly(
                        function("one").strip(),
                        function("two").strip(),
                        function("three").strip());
    }

    @Test
    void whatIsWithinADeclarationStandsBelowItsLine() {
        // Given
        var type = "class Shop {\n\n" + method("buy") + "\n" + method("sell") + "}\n";
        // When
        var excerpts = excerpts(type);
        // Then
        assertThat(excerpts).hasSize(2);
        assertThat(excerpts.getFirst().enclosing()).isEmpty();
        assertThat(excerpts.getLast().text()).startsWith("    void sell()").endsWith("\n    }\n}");
        assertThat(excerpts.getLast().enclosing()).containsExactly("class Shop {");
    }

    @Test
    void aBraceOfItsOwnHidesNoDeclaration() {
        var body = lines("        call the next thing;", 12);
        assertThat(excerpts("class A\n{\n    void run()\n    {\n" + body + "    }\n}\n"))
                .last()
                .satisfies(excerpt -> assertThat(excerpt.enclosing()).containsExactly("class A", "void run()"));
    }

    @Test
    void noPassageBeginsWithWhatOnlyCloses() {
        var excerpts = excerpts(lines("alpha {\n  beta gamma delta\n}", 20));
        assertThat(excerpts)
                .hasSizeGreaterThan(2)
                .allSatisfy(excerpt -> assertThat(excerpt.text()).startsWith("alpha {"));
    }

    @Test
    void ofManyLinesAroundTheOutermostAndTheNearestAreNamed() {
        // Given
        var nested = IntStream.range(0, 6)
                .mapToObj(depth -> "  ".repeat(depth) + "level" + depth + ":\n")
                .collect(Collectors.joining());
        // When
        var excerpts = excerpts(nested + lines("            value of it", 20));
        // Then
        assertThat(excerpts.getLast().enclosing()).containsExactly("level0:", "level4:", "level5:");
    }

    @Test
    void linesThatCloseBelowManyOpenOnesTakeNoTime() {
        // Given
        var open = IntStream.range(0, 8_000)
                .mapToObj(depth -> "\t".repeat(depth / 4) + " ".repeat(depth % 4) + "level" + depth + ":\n")
                .collect(Collectors.joining());
        var lines = new SourceLines(line -> 1, new Limits(200, 64));
        // Then
        assertTimeout(Duration.ofSeconds(20), () -> lines.excerpts(open + "}\n".repeat(2_000_000)));
    }

    @Test
    void aLongLineAroundIsCutBetweenCharacters() {
        assertThat(excerpts("f(" + "\uD83D\uDE00".repeat(100) + "x\n" + lines("    do this and that", 12))
                        .getLast()
                        .enclosing())
                .containsExactly("f(" + "\uD83D\uDE00".repeat(59));
        assertThat(excerpts("f" + "\uD83D\uDE00".repeat(100) + "x\n" + lines("    do this and that", 12))
                        .getLast()
                        .enclosing())
                .containsExactly("f" + "\uD83D\uDE00".repeat(59));
    }

    @Test
    void aLineLongerThanAPassageIsCutBetweenWords() {
        assertThat(excerpts("short\n" + "word ".repeat(45) + "\nlast"))
                .extracting(SourceLines.Excerpt::tokens)
                .containsExactly(1, 20, 20, 5, 1);
    }

    @Test
    void aShortRemainderIsTakenIn() {
        assertThat(excerpts(lines("one two three four five", 4) + "}\n"))
                .singleElement()
                .satisfies(excerpt -> assertThat(excerpt.text()).endsWith("\n}"));
    }

    private static List<SourceLines.Excerpt> excerpts(String code) {
        return new SourceLines(WORDS, new Limits(20, 5)).excerpts(code);
    }

    private static String function(String name) {
        return "def " + name + "():\n" + lines("    do this and that", 3);
    }

    private static String method(String name) {
        return "    void " + name + "() {\n" + lines("        do this and that;", 3) + "    }\n";
    }

    private static String lines(String line, int count) {
        return (line + "\n").repeat(count);
    }
}
