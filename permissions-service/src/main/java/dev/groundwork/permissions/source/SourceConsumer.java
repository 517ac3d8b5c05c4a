package dev.groundwork.permissions.source;

import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.NoEventException;
import dev.groundwork.contracts.event.Places;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.contracts.event.Turns;
import dev.groundwork.contracts.event.Versions;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.permissions.kafka.DeadLetters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Reads {@code document-received}, each document's records in order: the rule of versions drops what comes late. */
@ApplicationScoped
class SourceConsumer {

    private static final Logger LOG = Logger.getLogger(SourceConsumer.class);
    private static final String STAGE = "access";
    private static final String IN_TURN = "documents-in-turn";

    /** Each takes a connection, and readers need some of the pool. */
    private static final int AT_A_TIME = 8;

    /** A version has at most 53 bits. */
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,16}");

    private final StatementLog statements;
    private final DeadLetters deadLetters;
    private final int logEpoch;
    private final Turns turns = new Turns(new Places(AT_A_TIME));

    /** @param logEpoch how often the topic was recreated, the same for every service; raised then, so that versions go on growing */
    SourceConsumer(
            StatementLog statements,
            DeadLetters deadLetters,
            @ConfigProperty(name = "groundwork.log-epoch", defaultValue = "0") int logEpoch) {
        Versions.version(logEpoch, 0); // an epoch out of range ends the start
        this.statements = statements;
        this.deadLetters = deadLetters;
        this.logEpoch = logEpoch;
    }

    /** Runs where the records arrive one by one, still in the order of the topic. */
    @Incoming(Topics.DOCUMENT_RECEIVED)
    @Outgoing(IN_TURN)
    Message<byte[]> queue(Message<byte[]> message) {
        var record = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        return message.addMetadata(turns.next((String) record.getKey()));
    }

    @Incoming(IN_TURN)
    @RunOnVirtualThread
    CompletionStage<Void> consume(Message<byte[]> message) {
        return message.getMetadata(Turns.Turn.class).orElseThrow().run(() -> take(message));
    }

    private CompletionStage<Void> take(Message<byte[]> message) {
        var record = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        try {
            var version = version(record.getHeaders(), record.getOffset());
            var event = EventJson.read(message.getPayload(), DocumentReceived.class);
            if (!event.documentId().toString().equals(record.getKey())) {
                return skip(
                        message,
                        record,
                        "KEY_MISMATCH"); // its offset is of another document's partition, so no version of it
            }
            take(Statement.of(event, version));
            return message.ack();
        } catch (NoEventException | NoVersionException e) {
            return skip(message, record, "NO_EVENT"); // without the reason, which could quote what was sent
        } catch (RuntimeException | Error e) { // what is thrown here ends the channel
            return deadLetters.reject(message, STAGE, "UNEXPECTED", e);
        } finally {
            MDC.remove("tenant");
            MDC.remove("documentId");
        }
    }

    /** Passes over what is no valid event: ingest-service reads the same topic and writes the dead letter. */
    private CompletionStage<Void> skip(
            Message<byte[]> message, IncomingKafkaRecordMetadata<?, ?> record, String cause) {
        deadLetters.count(STAGE, cause);
        LOG.warnf("Record %d of partition %d is no valid event: %s", record.getOffset(), record.getPartition(), cause);
        return message.ack();
    }

    private void take(Statement statement) {
        MDC.put("tenant", statement.tenant());
        MDC.put("documentId", statement.documentId().toString());
        var taken = statements.take(statement);
        LOG.infof(
                "%s %s of version %d%s", statement.operation(), taken, statement.version(), place(statement.parent()));
    }

    private static String place(DocumentVersion parent) {
        return parent == null ? "" : " in version " + parent.version() + " of document " + parent.documentId();
    }

    /**
     * A resent record carries the version it had first, which lies before its own; one that claims to be newer than its place in the log would
     * silence everything its source says after it.
     */
    private long version(Headers headers, long offset) throws NoVersionException {
        var own = Versions.version(logEpoch, offset);
        var carried = headers.lastHeader(EventHeaders.VERSION);
        if (carried == null) {
            return own;
        }
        var text = carried.value() == null ? "" : new String(carried.value(), StandardCharsets.US_ASCII);
        if (!DECIMAL.matcher(text).matches()) {
            throw new NoVersionException();
        }
        var version = Long.parseLong(text);
        if (version > own) {
            throw new NoVersionException();
        }
        return version;
    }

    /** The header that carries the version holds none that the record can have. */
    private static final class NoVersionException extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
