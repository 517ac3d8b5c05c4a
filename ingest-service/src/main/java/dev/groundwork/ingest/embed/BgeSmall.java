package dev.groundwork.ingest.embed;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.groundwork.ingest.chunk.TokenCounter;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    private static final String WEIGHTS = "/bge-small-en-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final ModelTokenizer tokenizer;

    public BgeSmall() {
        this.session = session();
        try (var description = tokenizerJson()) {
            this.tokenizer = new ModelTokenizer(description);
        } catch (IOException e) {
            throw new UncheckedIOException("the tokenizer is part of this program", e);
        }
    }

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

    /** Several callers with one thread each embed more than one caller with several. */
    static OrtSession session() {
        try (var weights = resource(WEIGHTS);
                var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(weights.readAllBytes(), options);
        } catch (IOException e) {
            throw new UncheckedIOException("the model is part of this program", e);
        } catch (OrtException e) {
            throw new IllegalStateException("the model cannot be loaded", e);
        }
    }

    static InputStream tokenizerJson() throws IOException {
        return resource(TOKENIZER);
    }

    private static InputStream resource(String name) throws IOException {
        var stream = OnnxBertBiEncoder.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IOException("no resource " + name);
        }
        return stream;
    }
}
