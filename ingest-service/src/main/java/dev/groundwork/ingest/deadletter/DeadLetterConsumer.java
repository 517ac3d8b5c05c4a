package dev.groundwork.ingest.deadletter;

import dev.groundwork.contracts.event.Places;
import dev.groundwork.ingest.failure.Patience;
import dev.groundwork.ingest.failure.UnavailableException;
import dev.groundwork.ingest.registry.IndexNews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Brings the dead letters of a document's way from their topics to the operator's list: its own events, its batches on their way into the
 * index, and what the index said of it. Waits while the database is away.
 */
@ApplicationScoped
public class DeadLetterConsumer {

    private static final Logger LOG = Logger.getLogger(DeadLetterConsumer.class);

    /** Each takes a connection; documents and readers need theirs too. */
    private static final int AT_A_TIME = 2;

    private final Places places = new Places(AT_A_TIME);
    private final DeadLetters deadLetters;
    private final IndexNews index;
    private final int logEpoch;

    DeadLetterConsumer(
            DeadLetters deadLetters,
            IndexNews index,
            @ConfigProperty(name = "groundwork.log-epoch", defaultValue = "0") int logEpoch) {
        this.deadLetters = deadLetters;
        this.index = index;
        this.logEpoch = logEpoch;
    }

    @Incoming("dead-letters")
    @RunOnVirtualThread
    @ApplyGuard(Patience.NAME)
    public void consume(ConsumerRecord<String, byte[]> record) {
        var burial = Burial.of(record, logEpoch);
        try {
            places.take(() -> deadLetters.keep(record, burial, () -> refuse(record, burial)));
        } catch (UnavailableException away) {
            throw away;
        } catch (RuntimeException e) { // a letter that brings nothing about is better than none
            LOG.errorf(e, "The document %s of a dead letter could not be refused", burial.documentId());
            places.take(() -> deadLetters.keep(record, burial, () -> {}));
        }
    }

    /** A letter that comes again says nothing of what was tried since. */
    private void refuse(ConsumerRecord<String, byte[]> record, Burial burial) {
        if (burial.isOfTheIndex(record.topic())) {
            index.refused(burial.documentId(), burial.version(), burial.cause());
        }
    }
}
