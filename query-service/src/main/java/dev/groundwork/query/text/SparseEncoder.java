package dev.groundwork.query.text;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.util.StringHelper;

/**
 * Text as BM25 weights: a document's vector holds the saturated term frequencies, a question's the plain ones, and the index multiplies by the
 * inverse document frequency of its collection, so that their product is the BM25 score (Robertson and Zaragoza, 2009).
 */
@ApplicationScoped
public class SparseEncoder {

    /** Saturation of the term frequency. */
    private static final double K1 = 1.2;
    /** Influence of the length. */
    private static final double B = 0.75;
    /** Words of an average chunk: a constant, so that a weight does not depend on what else is indexed. */
    private static final double AVERAGE_LENGTH = 128;

    private static final int SEED = 0;

    /** The vector of a chunk. */
    public SparseVector document(String text) {
        var words = Words.of(text);
        double length = B * words.size() / AVERAGE_LENGTH;
        var weights = new TreeMap<Integer, Double>();
        frequencies(words).forEach((word, frequency) -> {
            double weight = frequency * (K1 + 1) / (frequency + K1 * (1 - B + length));
            weights.merge(hash(word), weight, Double::sum); // two words of one hash are one word
        });
        return vector(weights);
    }

    /** The vector of a question; empty when it holds nothing but stop words. */
    public SparseVector question(String text) {
        var weights = new TreeMap<Integer, Double>();
        frequencies(Words.of(text))
                .forEach((word, frequency) -> weights.merge(hash(word), (double) frequency, Double::sum));
        return vector(weights);
    }

    private static Map<String, Integer> frequencies(Collection<String> words) {
        var frequencies = new HashMap<String, Integer>();
        words.forEach(word -> frequencies.merge(word, 1, Integer::sum));
        return frequencies;
    }

    private static int hash(String word) {
        var bytes = word.getBytes(StandardCharsets.UTF_8);
        return StringHelper.murmurhash3_x86_32(bytes, 0, bytes.length, SEED);
    }

    private static SparseVector vector(Map<Integer, Double> weights) {
        List<Integer> indices = new ArrayList<>(weights.keySet());
        var values = weights.values().stream().map(Double::floatValue).toList();
        return new SparseVector(indices, values);
    }
}
