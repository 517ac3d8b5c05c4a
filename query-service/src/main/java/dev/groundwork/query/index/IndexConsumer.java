package dev.groundwork.query.index;

import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.Topics;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.MDC;

/** What the index listens to. How often a record comes does not matter, nor whether chunks or access come first; the batches of a document come in their order. */
@ApplicationScoped
class IndexConsumer {

    private final EventHandler events;
    private final ChunkWriter chunkWriter;
    private final AccessWriter accessWriter;

    IndexConsumer(EventHandler events, ChunkWriter chunkWriter, AccessWriter accessWriter) {
        this.events = events;
        this.chunkWriter = chunkWriter;
        this.accessWriter = accessWriter;
    }

    @Incoming(Topics.CHUNKS_EMBEDDED)
    @RunOnVirtualThread
    CompletionStage<Void> chunks(Message<byte[]> message) {
        return events.handle(message, ChunksEmbedded.class, ChunksEmbedded::version, batch -> {
            speakOf(batch.tenant(), batch.documentId());
            Log.infof("Chunks of version %d, batch %d of %d", batch.version(), batch.batch() + 1, batch.batches());
            chunkWriter.write(batch);
        });
    }

    @Incoming(Topics.ACCESS_CHANGED)
    @RunOnVirtualThread
    CompletionStage<Void> access(Message<byte[]> message) {
        return events.handle(message, AccessChanged.class, AccessChanged::version, event -> {
            speakOf(event.tenant(), event.documentId());
            Log.infof("Access revision %d of version %d", event.revision(), event.version());
            accessWriter.write(event);
        });
    }

    private static void speakOf(String tenant, UUID documentId) {
        MDC.put("tenant", tenant);
        MDC.put("documentId", documentId.toString());
    }
}
