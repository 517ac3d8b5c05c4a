package dev.groundwork.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/**
 * One batch of a version's chunks, under 1 MB.
 *
 * @param batch the number of this batch, from 0 to {@code batches - 1}
 * @param cut tells one coming of a version from another that is cut otherwise: the same in all its batches and whenever the same comes again, at
 *     most 100 characters. Null in events of releases that did not say it
 * @param language ISO 639-1 code of the text, or null when unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChunksEmbedded(
        String tenant,
        UUID documentId,
        long version,
        int batch,
        int batches,
        String cut,
        String title,
        String mediaType,
        String language,
        Source source,
        String embeddingModel,
        List<Chunk> chunks) {

    public ChunksEmbedded {
        Required.text("tenant", tenant);
        Required.present("documentId", documentId);
        Required.notNegative("version", version);
        Required.hint("cut", cut, 100);
        Required.present("source", source);
        Required.text("embeddingModel", embeddingModel);
        chunks = List.copyOf(Required.present("chunks", chunks));
        if (batch < 0 || batch >= batches) {
            throw new InvalidValueException("batch " + batch + " of " + batches);
        }
    }
}
