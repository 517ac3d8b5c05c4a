package dev.groundwork.query.index.store;

import static io.qdrant.client.ValueFactory.list;
import static io.qdrant.client.ValueFactory.value;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.Chunk;
import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.query.text.SparseEncoder;
import io.qdrant.client.PointIdFactory;
import io.qdrant.client.ValueFactory;
import io.qdrant.client.VectorFactory;
import io.qdrant.client.VectorsFactory;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.Vectors;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the chunks of a batch into points. */
@ApplicationScoped
class ChunkPoints {

    private final SparseEncoder encoder;

    ChunkPoints(SparseEncoder encoder) {
        this.encoder = encoder;
    }

    List<PointStruct> of(ChunksEmbedded batch, Access access, long revision) {
        return batch.chunks().stream()
                .map(chunk -> point(batch, chunk, access, revision))
                .toList();
    }

    /** The part of the payload that access-changed rewrites. */
    static Map<String, Value> access(Access access, long revision) {
        return Map.of(
                Payload.ALLOW, strings(access.allow()),
                Payload.DENY, strings(access.deny()),
                Payload.CLEARANCE, value(access.clearance()),
                Payload.REVISION, value(revision));
    }

    private PointStruct point(ChunksEmbedded batch, Chunk chunk, Access access, long revision) {
        var id = DocumentIds.pointId(batch.documentId(), batch.version(), chunk.ordinal());
        return PointStruct.newBuilder()
                .setId(PointIdFactory.id(id))
                .setVectors(vectors(batch, chunk))
                .putAllPayload(payload(batch, chunk))
                .putAllPayload(access(access, revision))
                .build();
    }

    private Vectors vectors(ChunksEmbedded batch, Chunk chunk) {
        var words = encoder.document(words(batch, chunk));
        return VectorsFactory.namedVectors(Map.of(
                Payload.DENSE_VECTOR, VectorFactory.vector(chunk.vector()),
                Payload.TEXT_VECTOR, VectorFactory.vector(words.values(), words.indices())));
    }

    /** What a chunk is found by: its text under the title and headings it stands below. */
    private static String words(ChunksEmbedded batch, Chunk chunk) {
        var title = batch.title() == null ? "" : batch.title();
        return String.join("\n", title, String.join("\n", chunk.headings()), chunk.text());
    }

    private static Map<String, Value> payload(ChunksEmbedded batch, Chunk chunk) {
        var payload = new HashMap<String, Value>();
        payload.put(Payload.TENANT, value(batch.tenant()));
        payload.put(Payload.DOCUMENT_ID, value(batch.documentId().toString()));
        payload.put(Payload.VERSION, value(batch.version()));
        payload.put(Payload.ORDINAL, value(chunk.ordinal()));
        payload.put(Payload.TEXT, value(chunk.text()));
        payload.put(Payload.HEADINGS, strings(chunk.headings()));
        payload.put(Payload.SOURCE_SYSTEM, value(batch.source().system()));
        payload.put(Payload.SOURCE_EXTERNAL_ID, value(batch.source().externalId()));
        putPresent(payload, Payload.TITLE, batch.title());
        putPresent(payload, Payload.MEDIA_TYPE, batch.mediaType());
        putPresent(payload, Payload.LANGUAGE, batch.language());
        if (chunk.page() != null) {
            payload.put(Payload.PAGE, value(chunk.page()));
        }
        return payload;
    }

    private static void putPresent(Map<String, Value> payload, String key, String text) {
        if (text != null) {
            payload.put(key, value(text));
        }
    }

    private static Value strings(List<String> texts) {
        return list(texts.stream().map(ValueFactory::value).toList());
    }
}
