package dev.groundwork.query.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SparseEncoderTest {

    private final SparseEncoder encoder = new SparseEncoder();

    @Test
    void aChunkIsWeighedByTheFormulaOfBm25() {
        // Given a word that stands twice among four
        var text = "launch rocket launch pad";
        // When
        var weights = weights(encoder.document(text));
        // Then tf (k1 + 1) / (tf + k1 (1 - b + b length / 128)), with length 4
        assertThat(weights.get(indexOf("launch")))
                .isCloseTo((float) (2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 4 / 128))), within(1e-6f));
        assertThat(weights.get(indexOf("pad")))
                .isCloseTo((float) (2.2 / (1 + 1.2 * (0.25 + 0.75 * 4 / 128))), within(1e-6f));
    }

    @Test
    void aWordOfAQuestionWeighsAsOftenAsItStandsThere() {
        assertThat(weights(encoder.question("rocket or rockets, and a pad")))
                .containsEntry(indexOf("rocket"), 2f)
                .containsEntry(indexOf("pad"), 1f)
                .hasSize(2);
    }

    @Test
    void formsOfAWordMeet() {
        assertThat(indexOf("launches")).isEqualTo(indexOf("Launching"));
    }

    @Test
    void aQuestionOfStopWordsAloneIsEmpty() {
        assertThat(encoder.question("to be or not to be").isEmpty()).isTrue();
    }

    @Test
    void wordsOfOtherScriptsAreFoundToo() {
        assertThat(encoder.document("Überstundenregelung 残業").indices())
                .containsAll(encoder.question("überstundenregelung").indices())
                .containsAll(encoder.question("残業").indices());
    }

    private int indexOf(String word) {
        return encoder.question(word).indices().getFirst();
    }

    private static Map<Integer, Float> weights(SparseVector vector) {
        var weights = new HashMap<Integer, Float>();
        for (int i = 0; i < vector.indices().size(); i++) {
            weights.put(vector.indices().get(i), vector.values().get(i));
        }
        return weights;
    }
}
