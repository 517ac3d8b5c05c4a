package dev.groundwork.ingest.deadletter;

import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.NoEventException;
import dev.groundwork.ingest.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Keeps dead letters where an operator can see them. What names no tenant is seen by the operators of the default one. */
@ApplicationScoped
class DeadLetters {

    private static final String VISIBLE = "coalesce(tenant, 'default') = :tenant";

    private final Database database;

    DeadLetters(Database database) {
        this.database = database;
    }

    /** May be called again with the same record. */
    void keep(ConsumerRecord<String, byte[]> record, Burial burial) {
        var event = event(record.value());
        database.inTransaction(handle -> handle.createUpdate("""
                        insert into dead_letter (topic, partition, log_offset, tenant, document_id, record_key, value, version, stage, cause, attempt, reason)
                        values (:topic, :partition, :offset, :tenant, :documentId, :key, :value, :version, :stage, :cause, :attempt, :reason)
                        on conflict (topic, partition, log_offset) do nothing""")
                .bind("topic", record.topic())
                .bind("partition", record.partition())
                .bind("offset", record.offset())
                .bind(
                        "tenant",
                        event.map(DocumentReceived::tenant)
                                .map(Burial::storable)
                                .orElse(null))
                .bind("documentId", event.map(DocumentReceived::documentId).orElse(null))
                .bind("key", Burial.storable(record.key()))
                .bind("value", record.value())
                .bindMethods(burial)
                .execute());
    }

    /** Newest first. */
    List<DeadLetter> list(String tenant, long before, int limit) {
        return database.inTransaction(handle -> handle.createQuery(
                        "select id, topic, document_id, version, stage, cause, attempt, reason, received_at, redriven_at from dead_letter where "
                                + VISIBLE + " and id < :before order by id desc limit :limit")
                .bind("tenant", tenant)
                .bind("before", before)
                .bind("limit", limit)
                .map(ConstructorMapper.of(DeadLetter.class))
                .list());
    }

    Optional<DeadLetter.Raw> find(String tenant, long id) {
        return database.inTransaction(handle -> handle.createQuery(
                        "select record_key, value, version from dead_letter where " + VISIBLE + " and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConstructorMapper.of(DeadLetter.Raw.class))
                .findOne());
    }

    void redriven(long id) {
        database.inTransaction(
                handle -> handle.createUpdate("update dead_letter set redriven_at = now() where id = :id")
                        .bind("id", id)
                        .execute());
    }

    private static Optional<DocumentReceived> event(byte[] value) {
        try {
            return Optional.of(EventJson.read(value, DocumentReceived.class));
        } catch (NoEventException e) {
            return Optional.empty();
        }
    }
}
