package dev.groundwork.ingest.deadletter;

import dev.groundwork.ingest.failure.Patience;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Brings dead letters from their topic to the operator's list; waits while the database is away. */
@ApplicationScoped
public class DeadLetterConsumer {

    private final DeadLetters deadLetters;
    private final int logEpoch;

    DeadLetterConsumer(
            DeadLetters deadLetters, @ConfigProperty(name = "groundwork.log-epoch", defaultValue = "0") int logEpoch) {
        this.deadLetters = deadLetters;
        this.logEpoch = logEpoch;
    }

    @Incoming("document-received-dlq")
    @RunOnVirtualThread
    @ApplyGuard(Patience.NAME)
    public void consume(ConsumerRecord<String, byte[]> record) {
        deadLetters.keep(record, Burial.of(record, logEpoch));
    }
}
