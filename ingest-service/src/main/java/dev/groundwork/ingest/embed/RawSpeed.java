package dev.groundwork.ingest.embed;

import ai.onnxruntime.OrtEnvironment;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.ingest.chunk.Context;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.StreamSupport;

/**
 * The yardsticks of {@code deploy/bench/ingest}: embeds passages with nothing else to do, by LangChain4j's encoder, which is the raw embedder,
 * and by the one of this service, in turns. Reads one JSON object a line with {@code title}, {@code headings} and {@code text}, and prints
 * how many seconds each took.
 */
final class RawSpeed {

    private static final int WARM_UP = 50;
    /** Some three seconds: the machine is hardly another for the other encoder. */
    private static final int TURN = 250;

    private RawSpeed() {}

    /** @param arguments how many callers embed at the same time */
    public static void main(String[] arguments) throws IOException {
        var own = new BgeSmall();
        var library = new Library();
        var texts = texts(own);
        var secondsOfLibrary = 0.0;
        var secondsOfOwn = 0.0;
        try (var callers = Executors.newFixedThreadPool(Integer.parseInt(arguments[0]))) {
            var first = texts.subList(0, Math.min(WARM_UP, texts.size()));
            seconds(callers, library::vector, first);
            seconds(callers, own::vector, first);
            for (var turn : texts.stream().gather(Gatherers.windowFixed(TURN)).toList()) {
                secondsOfLibrary += seconds(callers, library::vector, turn);
                secondsOfOwn += seconds(callers, own::vector, turn);
            }
        }
        System.out.println(secondsOfLibrary);
        System.out.println(secondsOfOwn);
    }

    private static double seconds(ExecutorService callers, Function<String, float[]> model, List<String> texts) {
        var start = System.nanoTime();
        texts.stream()
                .map(text -> CompletableFuture.supplyAsync(() -> model.apply(text), callers))
                .toList()
                .forEach(CompletableFuture::join);
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<String> texts(BgeSmall model) throws IOException {
        var json = new ObjectMapper();
        var texts = new ArrayList<String>();
        for (var line : new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            var passage = json.readTree(line);
            var headings = StreamSupport.stream(passage.path("headings").spliterator(), false)
                    .map(heading -> heading.asText())
                    .toList();
            texts.add(new Context(passage.path("title").asText(), model).before(headings)
                    + passage.path("text").asText());
        }
        return texts;
    }

    /** The same model with the same threads as LangChain4j calls it. */
    static final class Library extends AbstractInProcessEmbeddingModel {

        private final OnnxBertBiEncoder encoder;

        Library() throws IOException {
            super(Runnable::run);
            try (var tokenizer = BgeSmallFiles.tokenizerJson()) {
                this.encoder = new OnnxBertBiEncoder(
                        OrtEnvironment.getEnvironment(), BgeSmallFiles.session(), tokenizer, PoolingMode.CLS);
            }
        }

        float[] vector(String text) {
            return embed(text).content().vector();
        }

        @Override
        protected OnnxBertBiEncoder model() {
            return encoder;
        }
    }
}
