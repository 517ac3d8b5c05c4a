package dev.groundwork.ingest.registry;

import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.NoEventException;
import dev.groundwork.ingest.event.Traces;
import dev.groundwork.ingest.failure.Patience;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Learns from query-service what became searchable: the tenth step. */
@ApplicationScoped
public class IndexConsumer {

    private static final Logger LOG = Logger.getLogger(IndexConsumer.class);

    private final IndexRecorder recorder;

    IndexConsumer(IndexRecorder recorder) {
        this.recorder = recorder;
    }

    /** @throws NoEventException sends the record to the dead letters */
    @Incoming("index-updated")
    @RunOnVirtualThread
    public void consume(ConsumerRecord<String, byte[]> record) throws NoEventException {
        var event = EventJson.read(record.value(), IndexUpdated.class);
        Traces.within(record, () -> enter(event));
    }

    private void enter(IndexUpdated event) {
        MDC.put("tenant", event.tenant());
        MDC.put("documentId", event.documentId().toString());
        try {
            recorder.enter(event);
            LOG.infof(
                    "index: %s version %d, %d chunks",
                    event.change(), (Long) event.version(), (Integer) event.chunks());
        } finally {
            MDC.remove("tenant");
            MDC.remove("documentId");
        }
    }

    /** Waits for the database, however long it is away. */
    @ApplicationScoped
    @ApplyGuard(Patience.NAME)
    static class IndexRecorder {

        private final IndexNews news;

        IndexRecorder(IndexNews news) {
            this.news = news;
        }

        void enter(IndexUpdated event) {
            news.enter(event);
        }
    }
}
