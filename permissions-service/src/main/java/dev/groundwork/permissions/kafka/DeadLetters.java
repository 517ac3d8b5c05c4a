package dev.groundwork.permissions.kafka;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.NoEventException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** Sends records that cannot be worked on to the dead letters of their topic, so that the consumer goes on. */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final MeterRegistry meters;

    public DeadLetters(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * @param stage the step that failed
     * @param cause the code of the failure
     * @return completes when the dead letter is written
     */
    public CompletionStage<Void> reject(Message<byte[]> message, String stage, String cause, Throwable failure) {
        // what is no event could be quoted by its failure, and has no stack worth reading
        LOG.error(
                "A record goes to the dead letters: " + stage + " failed with " + cause,
                failure instanceof NoEventException ? null : failure);
        count(stage, cause);
        var headers = new RecordHeaders();
        headers.add(EventHeaders.STAGE, stage.getBytes(StandardCharsets.UTF_8));
        headers.add(EventHeaders.CAUSE, cause.getBytes(StandardCharsets.UTF_8));
        headers.add(EventHeaders.ATTEMPT, "1".getBytes(StandardCharsets.UTF_8));
        return message.nack(
                failure,
                Metadata.of(OutgoingKafkaRecordMetadata.builder()
                        .withHeaders(headers)
                        .build()));
    }

    /** Counts a record that failed at a stage. */
    public void count(String stage, String cause) {
        meters.counter("groundwork.failures", "dependency", stage, "kind", cause)
                .increment();
    }
}
