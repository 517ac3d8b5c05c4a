package dev.groundwork.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.embedded.process.ChildProcess;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Settings;
import dev.groundwork.local.suite.SuiteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The model alone, in a process of the packaged ingest-service that does nothing but embed: as LangChain4j calls it, and as ingest-service does. */
final class RawEmbedder {

    /** Enough for half a minute; more would tell the same. */
    private static final int MOST_TEXTS = 1500;

    private final Path application;
    private final int callers;

    RawEmbedder(Settings settings, int callers) {
        this.application = settings.root().resolve(Server.INGEST.title() + "/target/quarkus-app");
        this.callers = callers;
    }

    /** How many of these passages a second are embedded, by a sample that is spread evenly over them. */
    RawRate rate(List<Passage> passages) throws IOException, InterruptedException {
        var step = Math.max(1, Math.ceilDiv(passages.size(), MOST_TEXTS));
        var input = Files.createTempFile("groundwork-bench-", ".json");
        try {
            var json = new ObjectMapper();
            var count = 0;
            try (var lines = Files.newBufferedWriter(input)) {
                for (var i = 0; i < passages.size(); i += step, count++) {
                    lines.write(json.writeValueAsString(passages.get(i)) + "\n");
                }
            }
            var seconds = seconds(input);
            return new RawRate(count / seconds.getFirst(), count / seconds.getLast());
        } finally {
            Files.delete(input);
        }
    }

    /** Of LangChain4j's encoder, and of ingest-service's. */
    private List<Double> seconds(Path input) throws IOException, InterruptedException {
        var classpath = List.of("lib/boot/*", "lib/main/*", "app/*").stream()
                .map(part -> application + "/" + part)
                .reduce((a, b) -> a + ":" + b)
                .orElseThrow();
        var process = new ProcessBuilder(
                        ChildProcess.java(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classpath,
                        "dev.groundwork.ingest.embed.RawSpeed",
                        Integer.toString(callers))
                .redirectInput(input.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new SuiteException("the raw embedder failed: is ingest-service packaged in this checkout?");
        }
        // The last lines are the figures; libraries may have said something before.
        var lines = said.lines().toList();
        return lines.subList(lines.size() - 2, lines.size()).stream()
                .map(Double::valueOf)
                .toList();
    }
}
