package dev.groundwork.ingest.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Document;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChunkerTest {

    private static final TokenCounter WORDS =
            text -> text.isBlank() ? 0 : text.strip().split("\\s+").length;

    private final Chunker chunker = new Chunker(WORDS, new Limits(20, 5));

    @ParameterizedTest
    @MethodSource
    void noPassageIsLongerThanAllowedWhereLineEndsAreTokensToo(Block block) {
        // Given
        TokenCounter pairs = text -> WORDS.tokens(text)
                + (int) text.chars().filter(Character::isWhitespace).count();
        // When
        var passages =
                new Chunker(pairs, new Limits(20, 5)).chunk(new Document("Title", "text/x", "en", List.of(block)));
        // Then
        assertThat(passages)
                .hasSizeGreaterThan(1)
                .allSatisfy(passage -> assertThat(pairs.tokens(passage.text())).isLessThanOrEqualTo(25));
    }

    static List<Block> noPassageIsLongerThanAllowedWhereLineEndsAreTokensToo() {
        return List.of(
                new Block.Table(List.of("Value"), Collections.nCopies(200, List.of("7")), null),
                new Block.Paragraph("One. ".repeat(200), null),
                new Block.Paragraph("1 ".repeat(200), null),
                new Block.Code("f()\n".repeat(200), null));
    }

    @Test
    void sentencesAreNotCut() {
        var passages = chunk(new Block.Paragraph(sentences(9), 3));
        assertThat(passages).hasSize(5);
        assertThat(passages).allSatisfy(passage -> {
            assertThat(passage.text()).startsWith("Sentence").endsWith("words.");
            assertThat(WORDS.tokens(passage.text())).isLessThanOrEqualTo(25);
            assertThat(passage.page()).isEqualTo(3);
        });
        assertThat(joined(passages)).isEqualTo(sentences(9));
    }

    @Test
    void anAddressIsNoEndOfASentence() {
        var text = "See http://example.org/fwlink/?LinkID=1 or ask!(Ann) about it. That is all.";
        assertThat(joined(chunk(new Block.Paragraph(text, 1)))).isEqualTo(text);
    }

    @Test
    void sentencesOfAScriptWithoutSpacesEndToo() {
        var counter = (TokenCounter) String::length;
        var passages = new Chunker(counter, new Limits(16, 5))
                .chunk(new Document("T", "text/plain", "zh", List.of(new Block.Paragraph("今天的天气很好。我们去公园。然后回家吃饭。", 1))));
        assertThat(passages).extracting(Passage::text).containsExactly("今天的天气很好。 我们去公园。", "然后回家吃饭。");
    }

    @Test
    void aHeadingBeginsAPassageAndStandsBeforeWhatIsEmbedded() {
        var passages = chunk(
                new Block.Heading(1, "Manual", 1),
                new Block.Paragraph(sentences(2), 1),
                new Block.Heading(2, "Safety", 2),
                new Block.Paragraph(sentences(2), 2));
        assertThat(passages)
                .extracting(Passage::headings)
                .containsExactly(List.of("Manual"), List.of("Manual", "Safety"));
        assertThat(passages.getLast().text()).isEqualTo(sentences(2));
        assertThat(passages.getLast().input()).isEqualTo("Title > Manual > Safety\n" + sentences(2));
        assertThat(passages).extracting(Passage::ordinal).containsExactly(0, 1);
    }

    @Test
    void aShortSectionIsJoinedWithTheNextWhoseHeadingStandsInTheText() {
        var passages = chunk(
                new Block.Heading(1, "A", 1),
                new Block.Paragraph("Tiny.", 1),
                new Block.Heading(1, "B", 1),
                new Block.Paragraph("Also tiny.", 1));
        assertThat(passages).hasSize(1);
        assertThat(passages.getFirst().text()).isEqualTo("Tiny.\nB\nAlso tiny.");
    }

    @Test
    void headingsThatNothingFollowsAreKeptAsText() {
        var passages = chunk(
                new Block.Heading(1, "First", 1), new Block.Heading(1, "Second", 1), new Block.Heading(1, "Last", 1));
        assertThat(joined(passages)).contains("First").contains("Second").contains("Last");
    }

    @Test
    void aPassageGoesOnOverTheNextPageAtMost() {
        // Given
        Block[] pages = IntStream.rangeClosed(1, 5)
                .mapToObj(page -> new Block.Paragraph("Page " + page + ".", page))
                .toArray(Block[]::new);
        // When
        var passages = chunk(pages);
        // Then
        assertThat(passages).extracting(Passage::page).containsExactly(1, 3, 5);
        assertThat(passages)
                .extracting(Passage::text)
                .containsExactly("Page 1.\nPage 2.", "Page 3.\nPage 4.", "Page 5.");
    }

    @Test
    void aHeadingThatTheLastPassageDoesNotReachBeginsTheNext() {
        var passages = chunk(
                new Block.Paragraph("First page.", 1),
                new Block.Heading(1, "Third", 3),
                new Block.Paragraph("Third page.", 3));
        assertThat(passages).extracting(Passage::text).containsExactly("First page.", "Third page.");
        assertThat(passages.getLast().headings()).containsExactly("Third");
    }

    @Test
    void aLargeTableRepeatsItsHeaderInEveryGroupOfRows() {
        var rows = IntStream.range(0, 12)
                .mapToObj(row -> List.of("name" + row, "value" + row))
                .toList();
        var passages = chunk(new Block.Table(List.of("Name", "Value"), rows, 7));
        assertThat(passages)
                .hasSizeGreaterThan(1)
                .allSatisfy(passage -> assertThat(passage.text()).startsWith("Name | Value\n"));
        assertThat(joined(passages)).contains("name0 | value0").contains("name11 | value11");
    }

    @Test
    void anEmptyCellKeepsItsPlaceUnderANameButNotTheEndOfARow() {
        var passages = chunk(new Block.Table(
                List.of("Depot", "2024", "2025"),
                List.of(List.of("Turku", "", "21"), List.of("Oslo", "20", ""), List.of("", "7", "8")),
                1));
        assertThat(joined(passages)).isEqualTo("Depot | 2024 | 2025\nTurku |  | 21\nOslo | 20\n| 7 | 8");
    }

    @Test
    void theEmptyCellsOfALayoutAreNotRead() {
        var layout = List.of(List.of("", "Dear Ann", "", ""), List.of("", "", "", "Bob"), List.of("a", "", "b"));
        assertThat(joined(chunk(new Block.Table(List.of(), layout, 1)))).isEqualTo("Dear Ann\nBob\na | b");
    }

    @Test
    void theCaptionIsRepeatedWithTheHeader() {
        var rows = Collections.nCopies(12, List.of("name", "value"));
        assertThat(chunk(new Block.Table("Fees\nof 2025", List.of("Name", "Value"), rows, 7)))
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        passage -> assertThat(passage.text()).startsWith("Fees\nof 2025\nName | Value\nname | value"));
        assertThat(joined(chunk(new Block.Table("word ".repeat(30).strip(), List.of("Name", "Value"), rows, 7))))
                .startsWith("Name | Value\nword word")
                .containsOnlyOnce("word\nname");
    }

    @Test
    void whatIsTooLongForAPassageIsCutBetweenWordsAndLongWordsWithin() {
        var passages = chunk(new Block.Paragraph("word ".repeat(50) + "x".repeat(300), null));
        assertThat(passages)
                .allSatisfy(passage -> assertThat(WORDS.tokens(passage.text())).isLessThanOrEqualTo(25));
        assertThat(joined(passages).replace(" ", "")).isEqualTo("word".repeat(50) + "x".repeat(300));
    }

    @Test
    void writingWithoutSpacesIsCutWhereItFits() {
        // Given
        TokenCounter signs =
                text -> 3 * (int) text.strip().codePoints().filter(c -> c > ' ').count();
        var text = "今\uD842\uDFB7的天气".repeat(17);
        // When
        var passages = new Chunker(signs, new Limits(20, 5))
                .chunk(new Document("T", "text/plain", "zh", List.of(new Block.Paragraph(text, 1))));
        // Then
        assertThat(passages).allSatisfy(passage -> {
            assertThat(signs.tokens(passage.text())).isBetween(1, 25);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(passage.text()))
                    .isTrue();
        });
        assertThat(joined(passages).replace(" ", "")).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource
    void whatIsMuchTooLongIsCutWithoutBeingCounted(Block block) {
        // Given
        var longest = new AtomicInteger();
        TokenCounter counter = text -> {
            longest.accumulateAndGet(text.length(), Math::max);
            return WORDS.tokens(text);
        };
        // When
        var passages =
                new Chunker(counter, new Limits(20, 5)).chunk(new Document("Title", "text/x", "en", List.of(block)));
        // Then
        assertThat(longest).hasValueLessThan(2_000);
        assertThat(passages)
                .allSatisfy(passage -> assertThat(WORDS.tokens(passage.text())).isBetween(1, 25));
        assertThat(joined(passages).replaceAll("\\s", "")).isEqualTo("{\"key\":1}".repeat(10_000));
    }

    static List<Block> whatIsMuchTooLongIsCutWithoutBeingCounted() {
        var line = "{\"key\":1}".repeat(10_000);
        return List.of(
                new Block.Code(line, null),
                new Block.Paragraph(line, null),
                new Block.Paragraph("{\"key\": 1}".repeat(10_000), null),
                new Block.Table(List.of(line), List.of(), null),
                new Block.Table(List.of(), List.of(List.of(line)), null));
    }

    @Test
    void theSameDocumentGivesTheSamePassages() {
        var block = new Block.Paragraph(sentences(40), 1);
        assertThat(chunk(block)).isEqualTo(chunk(block));
    }

    private List<Passage> chunk(Block... blocks) {
        return chunker.chunk(new Document("Title", "text/plain", "en", List.of(blocks)));
    }

    private static String sentences(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Sentence " + i + " has just a few words.")
                .collect(Collectors.joining(" "));
    }

    private static String joined(List<Passage> passages) {
        return passages.stream().map(Passage::text).collect(Collectors.joining(" "));
    }
}
