package dev.groundwork.ingest.embed;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What the model bge-small-en-v1.5 is made of, as a library brings it along. */
final class BgeSmallFiles {

    private static final String WEIGHTS = "/bge-small-en-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

    private BgeSmallFiles() {}

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

    static ModelTokenizer tokenizer() {
        try (var description = tokenizerJson()) {
            return new ModelTokenizer(description);
        } catch (IOException e) {
            throw new UncheckedIOException("the tokenizer is part of this program", e);
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
