package dev.groundwork.query.index;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.NoEventException;
import dev.groundwork.query.problem.Failures;
import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** The boundary of the consumers: decodes a record, applies it, and sends to the dead letters what cannot be applied. */
@ApplicationScoped
class EventHandler {

    private final Failures failures;

    EventHandler(Failures failures) {
        this.failures = failures;
    }

    /** Completes when the record is acknowledged or stands among the dead letters. */
    <T> CompletionStage<Void> handle(
            Message<byte[]> message, Class<T> type, ToLongFunction<T> version, Effect<T> effect) {
        var headers = new RecordHeaders();
        try {
            var event = EventJson.read(message.getPayload(), type);
            add(headers, EventHeaders.VERSION, Long.toString(version.applyAsLong(event)));
            effect.apply(event);
            return message.ack();
        } catch (NoEventException e) {
            return bury(message, e, headers, "decode", "NO_EVENT");
        } catch (InvalidEventException e) {
            return bury(message, e, headers, "index", e.code());
        } catch (RuntimeException | Error e) { // what is thrown here ends the channel
            Log.error("An event could not be applied", e);
            return bury(message, e, headers, "index", "INTERNAL");
        }
    }

    private CompletionStage<Void> bury(
            Message<byte[]> message, Throwable reason, RecordHeaders headers, String stage, String cause) {
        Log.warnf("Dead letter at %s: %s", stage, cause); // the reason stands in the letter: it may quote the event
        failures.count("event", cause.toLowerCase(Locale.ROOT));
        add(headers, EventHeaders.STAGE, stage);
        add(headers, EventHeaders.CAUSE, cause);
        add(headers, EventHeaders.ATTEMPT, "1");
        return message.nack(
                reason,
                Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                        .withHeaders(headers)
                        .build()));
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** What an event does. */
    interface Effect<T> {
        void apply(T event) throws InvalidEventException;
    }
}
