package dev.groundwork.query.search;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How long searches take and how well they match; the quality signal is the cosine, which compares between questions as no fused score does. */
@ApplicationScoped
class SearchMeasures {

    private final Timer embedding;
    private final Timer retrieval;
    private final DistributionSummary topScore;
    private final DistributionSummary chunks;

    SearchMeasures(MeterRegistry meters) {
        embedding = timer(meters, "groundwork.embedding.duration");
        retrieval = timer(meters, "groundwork.retrieval.duration");
        topScore = DistributionSummary.builder("groundwork.retrieval.top.score")
                .serviceLevelObjectives(0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)
                .register(meters);
        chunks = DistributionSummary.builder("groundwork.retrieval.chunks")
                .serviceLevelObjectives(1, 3, 5, 10, 20, 50)
                .register(meters);
    }

    void embedded(long nanos) {
        embedding.record(Duration.ofNanos(nanos));
    }

    void record(Found found, long nanos) {
        retrieval.record(Duration.ofNanos(nanos));
        chunks.record(found.passages().size());
        found.passages().stream()
                .limit(1)
                .map(permitted -> permitted.passage().denseScore())
                .filter(score -> score != null)
                .forEach(topScore::record);
    }

    private static Timer timer(MeterRegistry meters, String name) {
        return Timer.builder(name)
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5))
                .register(meters);
    }
}
