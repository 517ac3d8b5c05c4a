package dev.groundwork.query.problem;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what failed us: {@code groundwork.failures} by dependency and kind. */
@ApplicationScoped
public class Failures {

    private final MeterRegistry meters;

    Failures(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * @param dependency such as {@code qdrant}
     * @param kind of the failure, a few lower-case words
     */
    public void count(String dependency, String kind) {
        meters.counter("groundwork.failures", "dependency", dependency, "kind", kind)
                .increment();
    }
}
