package dev.groundwork.ingest.deadletter;

import dev.groundwork.ingest.database.Database;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Keeps dead letters where an operator can see them. What names no tenant is seen by the operators of the default one. */
@ApplicationScoped
class DeadLetters {

    private static final String LETTER =
            "select id, topic, document_id, version, stage, cause, attempt, reason, received_at, redriven_at from dead_letter where ";

    private static final String RAW =
            "select id, topic, origin_partition, record_key, value, document_id, version, stage, cause, headers from dead_letter where ";

    private final Database database;
    private final DeadLetterConfig config;

    DeadLetters(Database database, DeadLetterConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * Whether it is new: the same record may come again.
     *
     * @param ifNew what a letter that was not there yet brings about: both or neither
     */
    boolean keep(ConsumerRecord<String, byte[]> record, Burial burial, Runnable ifNew) {
        return database.inTransaction(handle -> {
            var isNew = isEntered(handle, record, burial);
            if (isNew) {
                ifNew.run();
            }
            return isNew;
        });
    }

    private boolean isEntered(Handle handle, ConsumerRecord<String, byte[]> record, Burial burial) {
        return handle.createUpdate("""
                        insert into dead_letter (log_epoch, topic, partition, log_offset, tenant, document_id, record_key, value, version, origin_partition, stage, cause, attempt, reason, headers)
                        values (:epoch, :topic, :partition, :offset, coalesce(:tenant, (select tenant from document where document_id = :documentId)), :documentId, :key, :value, :version, :originPartition, :stage, :cause, :attempt, :reason, cast(:headers as jsonb))
                        on conflict (log_epoch, topic, partition, log_offset) do nothing""")
                        .bind("epoch", config.logEpoch())
                        .bind("topic", record.topic())
                        .bind("partition", record.partition())
                        .bind("offset", record.offset())
                        .bind("key", Burial.storable(record.key()))
                        .bindMethods(burial)
                        .execute()
                > 0;
    }

    /** Newest first. */
    List<DeadLetter> list(DeadLetterQuery query, long before, int limit) {
        return letters(query, "and id < :before order by id desc", before, limit);
    }

    List<DeadLetter> oldest(DeadLetterQuery query, int limit) {
        return letters(query, "and id > :before order by id", 0, limit);
    }

    /** One page of causes in the order of their names. */
    List<CauseGroup> causes(String tenant, String after, int limit) {
        return database.inTransaction(handle -> handle.createQuery("""
                        select cause, array_agg(distinct stage) as stages, count(*) as count, count(*) filter (where redriven_at is null) as open,
                            min(received_at) as oldest, max(received_at) as newest, max(id) as example_id
                        from dead_letter where coalesce(tenant, 'default') = :tenant and closed_at is null and cause > :after
                        group by cause order by cause limit :limit""")
                .bind("tenant", tenant)
                .bind("after", after)
                .bind("limit", limit)
                .map(ConstructorMapper.of(CauseGroup.class))
                .list());
    }

    Open count(DeadLetterQuery query) {
        return database.inTransaction(handle -> handle.createQuery(
                        "select count(*) as count, count(*) filter (where version is null or value is null) as unsendable, coalesce(max(id), 0) as newest_id from dead_letter where "
                                + DeadLetterQuery.MATCHES)
                .bindMethods(query)
                .map(ConstructorMapper.of(Open.class))
                .one());
    }

    /** How many are open, of all tenants, by their most frequent causes. */
    Map<String, Long> openByCause(int limit) {
        return database.inTransaction(handle -> handle.createQuery("""
                        select cause, count(*) as open from dead_letter where redriven_at is null and closed_at is null
                        group by cause order by open desc, cause limit :limit""")
                .bind("limit", limit)
                .collectRows(Collectors.toMap(
                        row -> row.getColumn("cause", String.class), row -> row.getColumn("open", Long.class))));
    }

    /** Those that can be sent again, the oldest first. */
    List<DeadLetter.Raw> sendable(DeadLetterQuery query, long after, long last, int limit) {
        return database.inTransaction(handle -> handle.createQuery(
                        RAW + DeadLetterQuery.MATCHES
                                + " and version is not null and value is not null and id > :after and id <= :last order by id limit :limit")
                .bindMethods(query)
                .bind("after", after)
                .bind("last", last)
                .bind("limit", limit)
                .map(ConstructorMapper.of(DeadLetter.Raw.class))
                .list());
    }

    /** @throws RequestException NOT_FOUND when there is no such letter in this tenant */
    DeadLetter.Raw letter(String tenant, long id) {
        return database.inTransaction(handle -> handle.createQuery(
                                RAW + "coalesce(tenant, 'default') = :tenant and closed_at is null and id = :id")
                        .bind("tenant", tenant)
                        .bind("id", id)
                        .map(ConstructorMapper.of(DeadLetter.Raw.class))
                        .findOne())
                .orElseThrow(
                        () -> new RequestException(ErrorCode.NOT_FOUND, "Check the id in the list of dead letters."));
    }

    /** Whether another part of the same version waits for an operator. */
    boolean hasOther(DeadLetter.Raw letter) {
        return database.inTransaction(handle ->
                handle.createQuery("""
                        select exists (select 1 from dead_letter where document_id = :documentId and version = :version
                                       and topic = :topic and id <> :id and redriven_at is null and closed_at is null)""").bindMethods(letter).mapTo(Boolean.class).one());
    }

    void redriven(long id) {
        database.inTransaction(
                handle -> handle.createUpdate("update dead_letter set redriven_at = now() where id = :id")
                        .bind("id", id)
                        .execute());
    }

    /** Only a mark of it stays; false when there was no such letter any more. */
    boolean close(long id) {
        return database.inTransaction(handle -> handle.createUpdate(
                                "update dead_letter set closed_at = now(), value = null where id = :id and closed_at is null")
                        .bind("id", id)
                        .execute())
                > 0;
    }

    /** Deletes letters that were redriven or closed before this time ago; returns how many. */
    int sweep(Duration ago, int limit) {
        return database.inTransaction(handle ->
                handle.createUpdate("""
                        delete from dead_letter where id in (
                            select id from dead_letter where redriven_at < now() - :ago or closed_at < now() - :ago limit :limit)""").bind("ago", ago).bind("limit", limit).execute());
    }

    private List<DeadLetter> letters(DeadLetterQuery query, String page, long before, int limit) {
        return database.inTransaction(
                handle -> handle.createQuery(LETTER + DeadLetterQuery.MATCHES + " " + page + " limit :limit")
                        .bindMethods(query)
                        .bind("before", before)
                        .bind("limit", limit)
                        .map(ConstructorMapper.of(DeadLetter.class))
                        .list());
    }

    /** @param unsendable how many do not say their version, or are too long */
    public record Open(long count, long unsendable, long newestId) {}
}
