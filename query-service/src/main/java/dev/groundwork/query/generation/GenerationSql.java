package dev.groundwork.query.generation;

import dev.groundwork.query.index.store.Generation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The statements of the succession. */
@ApplicationScoped
class GenerationSql {

    List<Row> list(Handle handle) {
        return handle.createQuery(
                        "select id, model, dimensions, active, created_at from generation order by created_at, id")
                .map(ConstructorMapper.of(Row.class))
                .list();
    }

    /** Empty when a generation of the model is kept already. An id is never given twice. */
    Optional<Row> insert(Handle handle, String model, int dimensions) {
        return handle.createQuery("""
                        insert into generation (id, model, dimensions, active)
                        values (nextval('generation_id')::text, :model, :dimensions, false)
                        on conflict (model) do nothing returning id, model, dimensions, active, created_at
                        """)
                .bind("model", model)
                .bind("dimensions", dimensions)
                .map(ConstructorMapper.of(Row.class))
                .findOne();
    }

    /** No lock of this transaction is waited for longer. */
    void boundWaiting(Handle handle) {
        handle.execute("set local lock_timeout = '10s'");
    }

    /** Waits until no document is being written, and lets none be until the transaction ends: what is counted then stays true. */
    void pauseWriters(Handle handle) {
        handle.execute("lock table document_index in exclusive mode");
    }

    /** Waits until no batch is being written into it, and lets none be until the transaction ends. */
    Optional<Row> lock(Handle handle, String id) {
        return find(handle, id, "for update");
    }

    /** Lets nobody drop it or switch to it until the transaction ends; batches are written into it, {@link #pauseWriters} holds those. */
    Optional<Row> keep(Handle handle, String id) {
        return find(handle, id, "for no key update");
    }

    private static Optional<Row> find(Handle handle, String id, String lock) {
        return handle.createQuery(
                        "select id, model, dimensions, active, created_at from generation where id = :id " + lock)
                .bind("id", id)
                .map(ConstructorMapper.of(Row.class))
                .findOne();
    }

    void activate(Handle handle, String id) {
        handle.execute("update generation set active = false, searched_until = clock_timestamp() where active");
        handle.createUpdate("update generation set active = true, searched_until = null where id = :id")
                .bind("id", id)
                .execute();
    }

    boolean isSearchedSince(Handle handle, String id, Duration time) {
        return handle.createQuery("""
                        select coalesce(searched_until > clock_timestamp() - :time, false) from generation where id = :id
                        """)
                .bind("id", id)
                .bind("time", time)
                .mapTo(boolean.class)
                .one();
    }

    void delete(Handle handle, String id) {
        handle.createUpdate("delete from document_version where generation = :id")
                .bind("id", id)
                .execute();
        handle.createUpdate("delete from generation where id = :id")
                .bind("id", id)
                .execute();
    }

    List<String> listTenants(Handle handle) {
        return handle.createQuery("select distinct tenant from document_index")
                .mapTo(String.class)
                .list();
    }

    /** How many documents are live in the generation, and of how many readers find now what it does not have. */
    Counted count(Handle handle, String id) {
        return handle.createQuery("""
                        select count(own) as documents, count(*) filter (where found > coalesce(own, -1)) as missing
                        from (select max(version) filter (where generation = :id) as own,
                                     max(version) filter (where generation = (select id from generation where active)) as found
                              from document_version v join document_index d using (document_id)
                              where switched_at is not null and version > tombstone
                              group by document_id) as live
                        """)
                .bind("id", id)
                .map(ConstructorMapper.of(Counted.class))
                .one();
    }

    /** A row of {@code generation}. */
    public record Row(String id, String model, int dimensions, boolean active, Instant createdAt) {

        Generation generation() {
            return new Generation(id, model, dimensions);
        }
    }

    /** How far a generation is. */
    public record Counted(long documents, long missing) {}
}
