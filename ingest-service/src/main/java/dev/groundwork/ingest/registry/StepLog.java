package dev.groundwork.ingest.registry;

import dev.groundwork.ingest.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The log of the steps: one line per version and step, so that repeated work does not grow it. */
@ApplicationScoped
public class StepLog {

    /** The outcome of a step that is not over. */
    public static final String WAITING = "WAITING";

    private final Database database;

    StepLog(Database database) {
        this.database = database;
    }

    /** Enters that a step has ended, or waits; so something has happened to its version. How the version ends is entered after it, for good. */
    public void enter(UUID documentId, Step step, StepEntry entry) {
        database.inLosableTransaction(handle -> {
            handle.createUpdate("""
                            update document_version set updated_at = greatest(updated_at, :at)
                            where document_id = :documentId and version = :version and status in ('RECEIVED', 'PROCESSING')""")
                    .bindMethods(entry)
                    .bind("documentId", documentId)
                    .execute();
            return handle.createUpdate("""
                        insert into step_log (document_id, version, step, name, at, duration_ms, outcome, detail)
                        values (:documentId, :version, :ordinal, :step, :at, :durationMs, :outcome, :detail)
                        on conflict (document_id, version, step) do update set at = excluded.at, duration_ms = excluded.duration_ms,
                            outcome = excluded.outcome, detail = excluded.detail,
                            runs = step_log.runs + case when excluded.at = step_log.at or step_log.outcome = 'WAITING' then 0 else 1 end""")
                    .bindMethods(entry)
                    .bind("documentId", documentId)
                    .bind("ordinal", step.ordinal())
                    .execute();
        });
    }

    /** The steps of a version in their order. */
    public List<StepEntry> list(UUID documentId, long version) {
        return database.inTransaction(handle -> handle.createQuery("""
                        select version, name as step, at, duration_ms, outcome, detail, runs from step_log l
                        where document_id = :documentId and version = :version order by l.step""")
                .bind("documentId", documentId)
                .bind("version", version)
                .map(ConstructorMapper.of(StepEntry.class))
                .list());
    }

    /** The newest version that has a log, or -1. */
    public long newestVersion(UUID documentId) {
        return database.inTransaction(handle -> handle.createQuery(
                        "select coalesce(max(version), -1) from step_log where document_id = :documentId")
                .bind("documentId", documentId)
                .mapTo(Long.class)
                .one());
    }
}
