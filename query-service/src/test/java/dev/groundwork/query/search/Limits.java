package dev.groundwork.query.search;

import java.time.Duration;

/** Limits of a search for tests without a framework. */
record Limits(Duration deadline, int maxQueryCharacters, int defaultTopK, int maxTopK, int maxPrincipals, int prefetch)
        implements SearchConfig {

    static final Limits USUAL = new Limits(Duration.ofSeconds(5), 20, 10, 50, 3, 100);
}
