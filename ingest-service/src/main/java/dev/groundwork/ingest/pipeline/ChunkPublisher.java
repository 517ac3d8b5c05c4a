package dev.groundwork.ingest.pipeline;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.ingest.event.EventSender;
import dev.groundwork.ingest.failure.Patience;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Puts the batches of a version on their topic; waits while the broker is away. */
@ApplicationScoped
class ChunkPublisher {

    private final EventSender sender;

    ChunkPublisher(EventSender sender) {
        this.sender = sender;
    }

    /** Returns true when the broker has confirmed all of them. */
    @ApplyGuard(Patience.NAME)
    boolean publish(List<ChunksEmbedded> batches) {
        for (var batch : batches) {
            sender.send(
                    Topics.CHUNKS_EMBEDDED,
                    batch.documentId().toString(),
                    EventJson.write(batch),
                    EventHeaders.of(Topics.CHUNKS_EMBEDDED, "ingest-service", Instant.now()));
        }
        return true;
    }
}
