package dev.groundwork.query.index;

import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.Places;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.contracts.event.Turns;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.MDC;

/**
 * What the index listens to. How often a record comes does not matter, nor whether chunks or access come first; the batches of a document are
 * written in their order, which tells where a version that comes anew begins to differ ({@link Receipts}).
 */
@ApplicationScoped
class IndexConsumer {

    private static final String CHUNKS_IN_TURN = "chunks-in-turn";

    /** Of each topic: whoever writes waits for Qdrant with a connection in hand, and readers need most of the pool. */
    private static final int AT_A_TIME = 4;

    private final EventHandler events;
    private final Turns turns = new Turns(new Places(AT_A_TIME));
    private final Places accessPlaces = new Places(AT_A_TIME);
    private final ChunkWriter chunkWriter;
    private final AccessWriter accessWriter;

    IndexConsumer(EventHandler events, ChunkWriter chunkWriter, AccessWriter accessWriter) {
        this.events = events;
        this.chunkWriter = chunkWriter;
        this.accessWriter = accessWriter;
    }

    /** Runs where the records arrive one by one, still in the order of the topic. */
    @Incoming(Topics.CHUNKS_EMBEDDED)
    @Outgoing(CHUNKS_IN_TURN)
    Message<byte[]> queue(Message<byte[]> message) {
        var record = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        return message.addMetadata(turns.next((String) record.getKey()));
    }

    @Incoming(CHUNKS_IN_TURN)
    @RunOnVirtualThread
    CompletionStage<Void> chunks(Message<byte[]> message) {
        var turn = message.getMetadata(Turns.Turn.class).orElseThrow();
        return turn.run(() -> events.handle(message, ChunksEmbedded.class, ChunksEmbedded::version, this::write));
    }

    @Incoming(Topics.ACCESS_CHANGED)
    @RunOnVirtualThread
    CompletionStage<Void> access(Message<byte[]> message) {
        return accessPlaces.take(
                () -> events.handle(message, AccessChanged.class, AccessChanged::version, this::write));
    }

    private void write(AccessChanged event) throws InvalidEventException {
        speakOf(event.tenant(), event.documentId());
        Log.infof("Access revision %d of version %d", event.revision(), event.version());
        accessWriter.write(event);
    }

    private void write(ChunksEmbedded batch) throws InvalidEventException {
        speakOf(batch.tenant(), batch.documentId());
        Log.infof("Chunks of version %d, batch %d of %d", batch.version(), batch.batch() + 1, batch.batches());
        chunkWriter.write(batch);
    }

    private static void speakOf(String tenant, UUID documentId) {
        MDC.put("tenant", tenant);
        MDC.put("documentId", documentId.toString());
    }
}
