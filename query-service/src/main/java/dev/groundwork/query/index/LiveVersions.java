package dev.groundwork.query.index;

import dev.groundwork.query.index.store.Generation;
import dev.groundwork.query.index.store.Generations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reading without a mix: a moment is taken before the index is asked, and of each document found only the version counts that was the newest
 * switched at that moment, in the generation that was active then, and is not deleted. Its points were all there before it was switched, and stay until long after it is superseded.
 */
@ApplicationScoped
public class LiveVersions {

    private final Jdbi jdbi;
    private final Generations generations;

    LiveVersions(Jdbi jdbi, Generations generations) {
        this.jdbi = jdbi;
        this.generations = generations;
    }

    /** The present moment; to be taken before the index is asked. */
    public Moment now() {
        return jdbi.withHandle(handle -> {
            // The clock after the generation: a moment of before the switch to it would miss what became live in it
            // last.
            var generation = generations.active(handle);
            return new Moment(clock(handle), generation);
        });
    }

    private static OffsetDateTime clock(Handle handle) {
        return handle.createQuery("select clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one();
    }

    private Map<UUID, Long> at(OffsetDateTime time, Generation generation, Collection<UUID> documentIds) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select document_id, max(version) as version
                        from document_version join document_index using (document_id)
                        where document_id = any(:ids) and generation = :generation and switched_at <= :time and version > tombstone
                        group by document_id
                        """)
                .bindArray("ids", UUID.class, documentIds)
                .bind("generation", generation.id())
                .bind("time", time)
                .reduceRows(new HashMap<UUID, Long>(), (versions, row) -> {
                    versions.put(row.getColumn("document_id", UUID.class), row.getColumn("version", Long.class));
                    return versions;
                }));
    }

    /** What was live at one moment; asked again it says the same, so that one answer never holds two versions of a document. */
    public final class Moment {

        private final OffsetDateTime time;
        private final Generation generation;
        private final Map<UUID, Long> versions = new HashMap<>();
        private final Set<UUID> asked = new HashSet<>();

        private Moment(OffsetDateTime time, Generation generation) {
            this.time = time;
            this.generation = generation;
        }

        /** The generation whose collections are to be searched. */
        public Generation generation() {
            return generation;
        }

        /** The live version of each document that has one. */
        public Map<UUID, Long> versionsOf(Collection<UUID> documentIds) {
            var unknown = new HashSet<>(documentIds);
            unknown.removeAll(asked);
            if (!unknown.isEmpty()) {
                versions.putAll(at(time, generation, unknown));
                asked.addAll(unknown);
            }
            return Map.copyOf(versions);
        }
    }
}
