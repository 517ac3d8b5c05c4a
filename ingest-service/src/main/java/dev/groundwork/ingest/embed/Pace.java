package dev.groundwork.ingest.embed;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** How fast a model embeds beside whatever else it has to do now: measured with texts that no cache knows, and remembered for some minutes. */
final class Pace {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long REMEMBERED_NANOS = Duration.ofMinutes(10).toNanos();
    /** About as many tokens as a passage has. */
    private static final String PASSAGE =
            "This sentence stands for a passage whose words nobody reads again. ".repeat(12);

    private static final Logger LOG = Logger.getLogger(Pace.class);

    private final Embedder embedder;
    private final int texts;
    private volatile Measured last;

    /** @param texts as many as it embeds at full speed, a few times over */
    Pace(Embedder embedder, int texts) {
        this.embedder = embedder;
        this.texts = texts;
    }

    /** Passages in a second; empty when the model does not answer in time. */
    OptionalDouble passagesPerSecond() {
        var known = last;
        if (known == null || System.nanoTime() - known.at > REMEMBERED_NANOS) {
            known = new Measured(measure(), System.nanoTime());
            last = known;
        }
        return known.pace;
    }

    private OptionalDouble measure() {
        var sample = IntStream.range(0, texts).mapToObj(i -> i + " " + PASSAGE).toList();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            var work = executor.submit(() -> embedder.embed(sample, waits -> {}));
            try {
                work.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
                return OptionalDouble.of(texts * 1e9 / (System.nanoTime() - start));
            } catch (TimeoutException | ExecutionException e) {
                executor.shutdownNow();
                LOG.warnf(
                        "the pace of %s is not known: %s",
                        embedder.model(), e.getClass().getSimpleName());
                return OptionalDouble.empty();
            } catch (InterruptedException e) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
                return OptionalDouble.empty();
            }
        }
    }

    private record Measured(OptionalDouble pace, long at) {}
}
