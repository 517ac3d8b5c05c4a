package dev.groundwork.query.generation;

import java.time.Instant;

/**
 * A kept generation and how far it is.
 *
 * @param active whether it is the one that is searched
 * @param asksInModel whether questions can be embedded in its model here; without that it is searched by words alone
 * @param documents that are live in it
 * @param missing documents that readers find now and would not find, or only older, in it
 * @param points that stand in its collections
 */
public record GenerationView(
        String id,
        String model,
        int dimensions,
        boolean active,
        Instant createdAt,
        boolean asksInModel,
        long documents,
        long missing,
        long points) {}
