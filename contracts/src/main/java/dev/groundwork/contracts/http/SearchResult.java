package dev.groundwork.contracts.http;

import java.util.List;

/** The answer of {@code POST /v1/search}. */
public record SearchResult(List<Hit> hits, List<String> degraded) {

    public SearchResult {
        hits = List.copyOf(hits);
        degraded = List.copyOf(degraded);
    }
}
