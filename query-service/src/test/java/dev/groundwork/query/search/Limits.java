package dev.groundwork.query.search;

/** Limits of a search for tests without a framework. */
record Limits(int maxQueryChars, int maxTopK, int defaultTopK, int maxPrincipals, int prefetch)
        implements SearchConfig {

    static final Limits USUAL = new Limits(20, 50, 10, 3, 100);
}
