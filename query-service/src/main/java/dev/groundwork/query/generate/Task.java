package dev.groundwork.query.generate;

import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.search.Passage;
import java.util.List;

/**
 * What a generator is asked.
 *
 * @param context permitted passages, best first
 * @param clearance of the reader; a part of the cache's key
 * @param fresh asks anew: no cached answer, and the large model first
 */
public record Task(
        String question, List<Passage> context, String tenant, int clearance, boolean fresh, Deadline deadline) {

    public Task {
        context = List.copyOf(context);
    }
}
