package dev.groundwork.ingest.failure;

import io.micrometer.core.instrument.Metrics;

/** Counts failures of dependencies where they are noticed. */
final class Failures {

    private Failures() {}

    static void count(Dependency dependency, String kind) {
        Metrics.counter("groundwork.failures", "dependency", dependency.tag(), "kind", kind)
                .increment();
    }
}
