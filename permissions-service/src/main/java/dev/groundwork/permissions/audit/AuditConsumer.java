package dev.groundwork.permissions.audit;

import dev.groundwork.contracts.event.AccessAudited;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.NoEventException;
import dev.groundwork.contracts.event.Places;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.permissions.kafka.DeadLetters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Reads {@code access-audited} into the audit trail. */
@ApplicationScoped
class AuditConsumer {

    private static final String STAGE = "audit";

    /** Each takes a connection, and readers need some of the pool. */
    private static final int AT_A_TIME = 8;

    private final AuditLog log;
    private final DeadLetters deadLetters;
    private final Places places = new Places(AT_A_TIME);

    AuditConsumer(AuditLog log, DeadLetters deadLetters) {
        this.log = log;
        this.deadLetters = deadLetters;
    }

    @Incoming(Topics.ACCESS_AUDITED)
    @RunOnVirtualThread
    CompletionStage<Void> consume(Message<byte[]> message) {
        return places.take(() -> add(message));
    }

    private CompletionStage<Void> add(Message<byte[]> message) {
        try {
            log.add(EventJson.read(message.getPayload(), AccessAudited.class));
            return message.ack();
        } catch (NoEventException e) {
            return deadLetters.reject(message, STAGE, "NO_EVENT", e);
        } catch (RuntimeException | Error e) { // what is thrown here ends the channel
            return deadLetters.reject(message, STAGE, "UNEXPECTED", e);
        }
    }
}
