package dev.groundwork.ingest.embed;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.groundwork.ingest.chunk.TokenCounter;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * The model bge-small-en-v1.5, quantized, in this process; passages take no prefix. It is called without the library's encoder, which goes
 * through every text three times before the model sees it, and gives the same vectors.
 */
@Singleton
@Typed(BgeSmall.class)
public class BgeSmall implements TokenCounter {

    static final String NAME = "bge-small-en-v1.5";
    static final int DIMENSIONS = 384;

    /** What the model reads, with its two markers. */
    private static final int MOST_TOKENS = 512;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session = BgeSmallFiles.session();
    private final ModelTokenizer tokenizer = BgeSmallFiles.tokenizer();

    @Override
    public int tokens(String text) {
        return tokenizer.tokens(text);
    }

    /**
     * The text's vector of length 1. Alone, never in a batch: quantization is dynamic, and what is embedded together would change each other's
     * vectors.
     *
     * @throws IllegalArgumentException if the model could not read all of the text
     */
    float[] vector(String text) {
        var ids = tokenizer.ids(text, true);
        if (ids.length > MOST_TOKENS) {
            throw new IllegalArgumentException("a text of " + ids.length + " tokens, of which the model reads "
                    + MOST_TOKENS + " with its markers");
        }
        var ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (var tokens = tensor(ids);
                var mask = tensor(ones);
                var types = tensor(new long[ids.length]);
                var states =
                        session.run(Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
            return ofLengthOne(firstState((OnnxTensor) states.get(0)));
        } catch (OrtException e) {
            throw new IllegalStateException("the model failed", e);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    /** The state at the first marker stands for the whole text: so the model was trained. */
    private static float[] firstState(OnnxTensor states) {
        var state = new float[DIMENSIONS];
        states.getFloatBuffer().get(state);
        return state;
    }

    private static float[] ofLengthOne(float[] state) {
        var squares = 0.0;
        for (var value : state) {
            squares += value * value;
        }
        var vector = new float[state.length];
        for (var i = 0; i < state.length; i++) {
            vector[i] = (float) (state[i] / Math.sqrt(squares));
        }
        return vector;
    }
}
