package dev.groundwork.query.search;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** bge-small-en-v1.5, quantized, in this process: about 5 ms a question. Loaded at start, so that a started service has it. */
@Startup
@Singleton
class BgeEmbedder implements Embedder {

    static final int DIMENSIONS = 384;

    /** What the model was trained to see before a question, and before no passage. */
    private static final String QUESTION = "Represent this sentence for searching relevant passages: ";

    private static final String WEIGHTS = "/bge-small-en-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

    private final InProcessModel model = new InProcessModel(load());

    @Override
    public String model() {
        return "bge-small-en-v1.5";
    }

    @Override
    public float[] embed(String question) {
        return model.embed(QUESTION + question).content().vector();
    }

    @Override
    public float[] embedPassage(String text) {
        return model.embed(text).content().vector();
    }

    private static OnnxBertBiEncoder load() {
        try (var weights = resource(WEIGHTS);
                var tokenizer = resource(TOKENIZER);
                var options = new OrtSession.SessionOptions()) {
            // One thread a question: callers are many and cores few.
            options.setIntraOpNumThreads(1);
            var environment = OrtEnvironment.getEnvironment();
            var session = environment.createSession(weights.readAllBytes(), options);
            return new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("the embedding model does not load", e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(BgeEmbedder.class.getResourceAsStream(name), name);
    }

    /** The library's way to embed with a session of one's own. */
    private static final class InProcessModel extends AbstractInProcessEmbeddingModel {

        private final OnnxBertBiEncoder encoder;

        InProcessModel(OnnxBertBiEncoder encoder) {
            super(Runnable::run);
            this.encoder = encoder;
        }

        @Override
        protected OnnxBertBiEncoder model() {
            return encoder;
        }
    }
}
