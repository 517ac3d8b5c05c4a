package dev.groundwork.ingest.embed;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.groundwork.ingest.chunk.TokenCounter;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The model bge-small-en-v1.5, quantized, in this process; passages take no prefix. */
@Singleton
@Typed(BgeSmall.class)
public class BgeSmall implements TokenCounter {

    static final String NAME = "bge-small-en-v1.5";
    static final int DIMENSIONS = 384;

    private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

    private final HuggingFaceTokenizer tokenizer;
    private final Encoder encoder;

    public BgeSmall() {
        try (var model = resource(MODEL);
                var forEncoder = resource(TOKENIZER);
                var forCounter = resource(TOKENIZER)) {
            var environment = OrtEnvironment.getEnvironment();
            var session = environment.createSession(model.readAllBytes(), oneThread());
            this.encoder = new Encoder(new OnnxBertBiEncoder(environment, session, forEncoder, PoolingMode.CLS));
            this.tokenizer = HuggingFaceTokenizer.newInstance(
                    forCounter, Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false"));
        } catch (IOException e) {
            throw new UncheckedIOException("the model is part of this program", e);
        } catch (OrtException e) {
            throw new IllegalStateException("the model cannot be loaded", e);
        }
    }

    @Override
    public int tokens(String text) {
        return text.isEmpty() ? 0 : count(text);
    }

    /** An {@link ai.djl.huggingface.tokenizers.Encoding} would hold eight more things of each token. */
    private int count(String text) {
        var encoding = TokenizersLibrary.LIB.encode(tokenizer.getHandle(), text, false);
        try {
            return TokenizersLibrary.LIB.getTokenIds(encoding).length;
        } finally {
            TokenizersLibrary.LIB.deleteEncoding(encoding);
        }
    }

    /** Alone, never in a batch: quantization is dynamic, and what is embedded together would change each other's vectors. */
    float[] vector(String text) {
        return encoder.embed(text).content().vector();
    }

    /** Several callers with one thread each embed more than one caller with several. */
    private static OrtSession.SessionOptions oneThread() throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return options;
    }

    private static InputStream resource(String name) throws IOException {
        var stream = OnnxBertBiEncoder.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IOException("no resource " + name);
        }
        return stream;
    }

    /** The only way to the encoder's vectors from outside its package. */
    private static final class Encoder extends AbstractInProcessEmbeddingModel {

        private final OnnxBertBiEncoder encoder;

        private Encoder(OnnxBertBiEncoder encoder) {
            super(Runnable::run);
            this.encoder = encoder;
        }

        @Override
        protected OnnxBertBiEncoder model() {
            return encoder;
        }

        @Override
        public int dimension() {
            return DIMENSIONS;
        }
    }
}
