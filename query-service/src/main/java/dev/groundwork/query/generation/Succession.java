package dev.groundwork.query.generation;

import dev.groundwork.query.generation.GenerationSql.Counted;
import dev.groundwork.query.generation.GenerationSql.Row;
import dev.groundwork.query.index.IndexConfig;
import dev.groundwork.query.index.outbox.Outbox;
import dev.groundwork.query.index.outbox.OutboxRelay;
import dev.groundwork.query.index.store.ChunkStore;
import dev.groundwork.query.index.store.Generation;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import dev.groundwork.query.search.QuestionModels;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * One generation after another: begin → (ingest-service fills it) → activate → drop the one before. To go back is to activate the one before.
 * A switch is one transaction: a request that began before it is answered from the one generation, one that begins after it from the other.
 */
@ApplicationScoped
class Succession {

    private final Jdbi jdbi;
    private final GenerationSql sql;
    private final ChunkStore chunks;
    private final QuestionModels models;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final IndexConfig config;
    private final MeterRegistry meters;

    Succession(
            Jdbi jdbi,
            GenerationSql sql,
            ChunkStore chunks,
            QuestionModels models,
            Outbox outbox,
            OutboxRelay relay,
            IndexConfig config,
            MeterRegistry meters) {
        this.jdbi = jdbi;
        this.sql = sql;
        this.chunks = chunks;
        this.models = models;
        this.outbox = outbox;
        this.relay = relay;
        this.config = config;
        this.meters = meters;
    }

    List<GenerationView> list() {
        var rows = jdbi.withHandle(sql::list);
        return rows.stream().map(this::view).toList();
    }

    GenerationView begin(NewGeneration wanted, String caller) {
        // All that can fail stands before the commit: who is refused and asks again must not hear that it exists.
        var begun = jdbi.inTransaction(handle -> {
            var row = sql.insert(handle, wanted.model(), wanted.dimensions())
                    .orElseThrow(() -> new QueryException(
                            ErrorCode.GENERATION_EXISTS, "A kept generation holds vectors of this model already."));
            return view(row, sql.count(handle, row.id()), 0);
        });
        note("begin", "%s begins generation %s of the model %s", caller, begun.id(), begun.model());
        return begun;
    }

    GenerationView activate(String id, boolean isForced, String caller) {
        var row = jdbi.inTransaction(handle -> {
            sql.boundWaiting(handle);
            outbox.pause(handle);
            // The generation before the documents, as in writing a batch: else each could wait for the other.
            var next = sql.keep(handle, id).orElseThrow(Succession::unknown);
            sql.pauseWriters(handle);
            if (!next.active()) {
                require(handle, next, isForced);
                sql.activate(handle, id);
                outbox.markChanged(handle, id);
                note("activate", "%s switches to generation %s of the model %s", caller, id, next.model());
            }
            return sql.keep(handle, id).orElseThrow(Succession::unknown);
        });
        relay.wake();
        return view(row);
    }

    /** May be repeated, also when the rows are gone and collections are left of a call that failed. */
    void drop(String id, String caller) {
        if (!Generation.isId(id)) {
            throw unknown();
        }
        var tenants = jdbi.inTransaction(handle -> {
            sql.lock(handle, id).ifPresent(row -> {
                if (row.active() || sql.isSearchedSince(handle, id, config.sweepAfter())) {
                    throw new QueryException(
                            ErrorCode.GENERATION_IN_USE,
                            "It is searched, or requests that began before a switch may still search it: switch to another one, wait "
                                    + config.sweepAfter().toMinutes() + " minutes.");
                }
                sql.delete(handle, id);
                note("drop", "%s drops generation %s of the model %s", caller, id, row.model());
            });
            return sql.listTenants(handle);
        });
        tenants.forEach(tenant -> chunks.dropCollection(new Generation(id, "", 1).collection(tenant)));
    }

    private void require(Handle handle, Row next, boolean isForced) {
        long missing = sql.count(handle, next.id()).missing();
        if (missing > 0 && !isForced) {
            throw new QueryException(
                    ErrorCode.GENERATION_INCOMPLETE,
                    missing
                            + " documents that readers find now are missing in it: let ingest-service build it, or force the switch.");
        }
        if (!models.know(next.generation()) && !isForced) {
            throw new QueryException(
                    ErrorCode.MODEL_NOT_CONFIGURED,
                    "No question can be embedded in its model here: configure groundwork.embed, or force the switch and search by words alone.");
        }
    }

    private GenerationView view(Row row) {
        var counted = jdbi.withHandle(handle -> sql.count(handle, row.id()));
        var generation = row.generation();
        long points = jdbi.withHandle(sql::listTenants).stream()
                .mapToLong(tenant -> chunks.count(generation, tenant))
                .sum();
        return view(row, counted, points);
    }

    private GenerationView view(Row row, Counted counted, long points) {
        return new GenerationView(
                row.id(),
                row.model(),
                row.dimensions(),
                row.active(),
                row.createdAt(),
                models.know(row.generation()),
                counted.documents(),
                counted.missing(),
                points);
    }

    private void note(String action, String message, Object... values) {
        meters.counter("groundwork.index.generations", "action", action).increment();
        Log.infof(message, values);
    }

    private static QueryException unknown() {
        return new QueryException(ErrorCode.NOT_FOUND, "There is no such generation.");
    }
}
