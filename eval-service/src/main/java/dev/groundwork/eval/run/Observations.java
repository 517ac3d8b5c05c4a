package dev.groundwork.eval.run;

import dev.groundwork.eval.score.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What was seen in each run, by the ordinal of the case. */
@ApplicationScoped
public class Observations {

    private record Row(int ordinal, Observation seen) {}

    private final Jdbi jdbi;

    Observations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What was seen so far of the cases from one ordinal on. */
    public Map<Integer, Observation> listFrom(UUID runId, int from, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from observation where run_id = :runId and ordinal >= :from and ordinal < :until""")
                .bind("runId", runId)
                .bind("from", from)
                .bind("until", (long) from + limit)
                .map((rows, context) -> new Row(
                        rows.getInt("ordinal"),
                        ConstructorMapper.of(Observation.class).map(rows, context)))
                .collectToMap(Row::ordinal, Row::seen));
    }

    public Map<Integer, Observation> list(UUID runId) {
        return listFrom(runId, 0, Integer.MAX_VALUE);
    }

    /** Keeps the first observation of a case: one that two workers asked is not counted twice. */
    void add(UUID runId, int ordinal, Observation seen) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into observation (run_id, ordinal, error, answer_status, retrieved, cited, answer_found, response_ms, degraded)
                        values (:runId, :ordinal, :error, :status, :retrieved, :cited, :found, :millis, :degraded)
                        on conflict do nothing""")
                .bind("runId", runId)
                .bind("ordinal", ordinal)
                .bind("error", seen.error())
                .bind("status", seen.answerStatus())
                .bindArray("retrieved", UUID.class, seen.retrieved())
                .bindArray("cited", UUID.class, seen.cited())
                .bind("found", seen.answerFound())
                .bind("millis", seen.responseMs())
                .bindArray("degraded", String.class, seen.degraded())
                .execute());
    }
}
