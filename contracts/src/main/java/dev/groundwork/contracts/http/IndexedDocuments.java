package dev.groundwork.contracts.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A page of what readers find, or would find in another generation of the index, in the order of document ids.
 *
 * @param embeddingModel of the generation
 * @param nextCursor where the next page begins, null on the last
 */
public record IndexedDocuments(String embeddingModel, List<Entry> items, UUID nextCursor) {

    public IndexedDocuments {
        items = List.copyOf(items);
    }

    /**
     * A document with its live version.
     *
     * @param since when it went live
     * @param chunks how many it has; -1 while it is not known, because some of it has to come anew
     * @param points how many of them stand in the index
     */
    public record Entry(UUID documentId, long version, Instant since, long chunks, long points) {}
}
