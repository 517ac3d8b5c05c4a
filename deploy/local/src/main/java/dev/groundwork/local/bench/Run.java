package dev.groundwork.local.bench;

import dev.groundwork.local.ingest.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a folder was ingested, once or more often.
 *
 * @param time from the first upload to the last document that ended
 * @param embedded texts that were not in the cache
 * @param embeddingSeconds of all callers together
 */
record Run(List<Ending> endings, Duration time, long embedded, double embeddingSeconds) {

    /** Both, as if one had followed the other at once. */
    Run and(Run other) {
        return new Run(
                Stream.concat(endings.stream(), other.endings.stream()).toList(),
                time.plus(other.time),
                embedded + other.embedded,
                embeddingSeconds + other.embeddingSeconds);
    }

    int chunks() {
        return endings.stream().mapToInt(Ending::chunks).sum();
    }

    double seconds() {
        return time.toMillis() / 1000.0;
    }

    Set<UUID> documents() {
        return endings.stream().map(Ending::documentId).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
