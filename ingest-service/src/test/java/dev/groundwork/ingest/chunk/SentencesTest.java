package dev.groundwork.ingest.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    private static final int MANY = 10_000;

    private final AtomicInteger counted = new AtomicInteger();
    private final Sentences sentences = new Sentences(this::words, 20);

    @ParameterizedTest
    @ValueSource(strings = {"a! ", "a ", "a\n"})
    void tinySentencesWordsAndLinesAreNeverAllInMemory(String tiny) {
        // Given
        var countedBefore = new ArrayList<Integer>();
        // When
        sentences.pieces(tiny.repeat(MANY), null, piece -> countedBefore.add(counted.get()));
        // Then
        assertThat(countedBefore.getFirst()).isLessThan(100);
        assertThat(countedBefore.getLast()).isGreaterThanOrEqualTo(MANY);
    }

    @Test
    void partsOfALongSentenceHoldAllItsWordsInOrder() {
        // Given
        var text = "one two three four five six seven eight nine ten ".repeat(5).strip();
        var parts = new ArrayList<Piece>();
        // When
        sentences.pieces(text, 3, parts::add);
        // Then
        assertThat(parts).extracting(Piece::tokens).containsExactly(20, 20, 10);
        assertThat(parts).extracting(Piece::beginsLine).containsExactly(true, false, false);
        assertThat(parts).extracting(Piece::page).containsOnly(3);
        assertThat(String.join(" ", parts.stream().map(Piece::text).toList())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/depots/north?id=", "出荷は12月16日に倉庫から"})
    void whatHasNoSpacesGetsNone(String unit) {
        // Given
        var text = "See " + unit.repeat(80);
        var few = new Sentences(part -> (part.length() + 9) / 10, 100);
        var parts = new ArrayList<Piece>();
        // When
        few.pieces(text, null, parts::add);
        // Then
        assertThat(parts.stream().map(Piece::text).collect(Collectors.joining()))
                .isEqualTo(text);
    }

    @Test
    void aWordWithoutEndIsCutBeforeItIsAnUnknownToken() {
        sentences.pieces(
                "a".repeat(3000),
                null,
                piece -> assertThat(piece.text().split(" ")).allMatch(word -> word.length() <= Words.LONGEST));
    }

    @Test
    void signsOfVowelsDoNotEndAWordWithoutEnd() {
        sentences.pieces(
                "\u0e01\u0e34".repeat(1500),
                null,
                piece -> assertThat(piece.text().split(" ")).allMatch(word -> word.length() <= Words.LONGEST));
    }

    @Test
    void whatIsMoreTokensTogetherThanApartIsApart() {
        // Given
        var odd = new Sentences(part -> part.strip().length() > Words.LONGEST && !part.contains(" ") ? 99 : 5, 20);
        // When
        odd.pieces("a.".repeat(1500), null, piece -> assertThat(piece.tokens()).isLessThanOrEqualTo(20));
    }

    @Test
    void whiteSpaceWithoutEndIsOnePieceOfNothing() {
        // When
        var parts = sentences.fitting(" ".repeat(MANY), null);
        // Then
        assertThat(parts.next().text()).isEmpty();
        assertThat(parts).isExhausted();
    }

    private int words(String text) {
        counted.incrementAndGet();
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
