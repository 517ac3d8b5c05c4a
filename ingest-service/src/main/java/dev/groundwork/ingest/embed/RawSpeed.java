package dev.groundwork.ingest.embed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.ingest.chunk.Context;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The yardstick of {@code deploy/bench/ingest}: embeds passages with nothing else to do. Reads one JSON object a line with {@code title},
 * {@code headings} and {@code text}, and prints how many seconds they took.
 */
final class RawSpeed {

    private static final int WARM_UP = 50;

    private RawSpeed() {}

    /** @param arguments how many callers embed at the same time */
    public static void main(String[] arguments) throws IOException {
        var model = new BgeSmall();
        var texts = texts(model);
        var embedder = new LocalEmbedder(model, Integer.parseInt(arguments[0]), new SimpleMeterRegistry());
        embedder.embed(texts.subList(0, Math.min(WARM_UP, texts.size())), waits -> {});
        var start = System.nanoTime();
        embedder.embed(texts, waits -> {});
        System.out.println((System.nanoTime() - start) / 1e9);
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
}
