package dev.groundwork.query.search;

import java.util.List;
import java.util.Set;

/**
 * What a reader finds, best first.
 *
 * @param degraded what the search had to do without
 * @param embedMs milliseconds for embedding the question
 * @param searchMs milliseconds for searching, keeping live versions and the check
 */
public record Found(List<Permitted> passages, Set<Degradation> degraded, long embedMs, long searchMs) {

    public Found {
        passages = List.copyOf(passages);
        degraded = Set.copyOf(degraded);
    }
}
