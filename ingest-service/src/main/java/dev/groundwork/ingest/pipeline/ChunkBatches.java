package dev.groundwork.ingest.pipeline;

import dev.groundwork.contracts.event.Chunk;
import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.ingest.chunk.Passage;
import dev.groundwork.ingest.digest.Sha256;
import dev.groundwork.ingest.text.Document;
import java.util.ArrayList;
import java.util.List;

/** Cuts the chunks of a version into events that Kafka takes. Pure; the same chunks give the same batches. */
final class ChunkBatches {

    /** The topic takes 1 MiB a record; a tenth is left to key, headers and the event around the chunks. */
    static final int MAX_CHUNK_BYTES = 900_000;

    /** As many as a number of a vector takes, with its comma. */
    private static final int MAX_NUMBER_BYTES = 16;

    private static final float[] NONE = {};

    private ChunkBatches() {}

    static List<ChunksEmbedded> of(
            DocumentReceived event,
            long version,
            Document document,
            String model,
            List<Passage> passages,
            List<float[]> vectors) {
        var groups = groups(chunks(passages, vectors), MAX_CHUNK_BYTES);
        var cut = cut(document, groups);
        var batches = new ArrayList<ChunksEmbedded>(groups.size());
        for (var group : groups) {
            batches.add(new ChunksEmbedded(
                    event.tenant(),
                    event.documentId(),
                    version,
                    batches.size(),
                    groups.size(),
                    cut,
                    document.title(),
                    document.mediaType(),
                    document.language(),
                    event.source(),
                    model,
                    group));
        }
        return batches;
    }

    /** Groups in order, each of at most so many bytes of JSON, but at least of one chunk. */
    static List<List<Chunk>> groups(List<Chunk> chunks, int maxBytes) {
        var groups = new ArrayList<List<Chunk>>();
        var group = new ArrayList<Chunk>();
        var bytes = 0;
        for (var chunk : chunks) {
            var size = maxBytes(chunk);
            if (bytes + size > maxBytes && !group.isEmpty()) {
                groups.add(List.copyOf(group));
                group.clear();
                bytes = 0;
            }
            group.add(chunk);
            bytes += size;
        }
        groups.add(List.copyOf(group));
        return groups;
    }

    /** Numbers are most of the bytes, and written once: here they are only counted. */
    private static int maxBytes(Chunk chunk) {
        return EventJson.write(words(chunk)).length + 1 + chunk.vector().length * MAX_NUMBER_BYTES;
    }

    /** Of what the batches hold, their borders among it. The vectors follow from the texts. */
    static String cut(Document document, List<List<Chunk>> groups) {
        var digest = new Sha256().with(EventJson.write(document.title()));
        for (var group : groups) {
            digest.with(EventJson.write(group.stream().map(ChunkBatches::words).toList()));
        }
        return digest.hex();
    }

    private static Chunk words(Chunk chunk) {
        return new Chunk(chunk.ordinal(), chunk.text(), chunk.headings(), chunk.page(), NONE);
    }

    private static List<Chunk> chunks(List<Passage> passages, List<float[]> vectors) {
        var chunks = new ArrayList<Chunk>(passages.size());
        for (var i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            chunks.add(
                    new Chunk(passage.ordinal(), passage.text(), passage.headings(), passage.page(), vectors.get(i)));
        }
        return chunks;
    }
}
