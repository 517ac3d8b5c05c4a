package dev.groundwork.eval.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Which worker a running run belongs to, by the database's clock. A crashed worker's run is free again when its lease has run out.
 *
 * <pre>
 * waiting --claim--> held --renew--> held --finish--> DONE or FAILED
 *    ^                |
 *    +-- lease ran out, or released at shutdown
 * </pre>
 */
@ApplicationScoped
class Leases {

    /** A run to be worked on. */
    public record Claimed(UUID runId, String tenant, UUID datasetId, int topK) {}

    private final Jdbi jdbi;
    private final double leaseSeconds;

    Leases(Jdbi jdbi, RunConfig config) {
        this.jdbi = jdbi;
        this.leaseSeconds = config.lease().toMillis() / 1000.0;
    }

    /** Takes the oldest run that nobody holds; a row that another worker is just taking is passed over. */
    Optional<Claimed> claim(UUID owner) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update run set lease_owner = :owner, lease_until = now() + make_interval(secs => :seconds)
                        where run_id = (select run_id from run where status = 'RUNNING' and lease_until <= now()
                                        order by started_at limit 1 for update skip locked)
                        returning run_id, tenant, dataset_id, top_k""")
                .bind("owner", owner)
                .bind("seconds", leaseSeconds)
                .map(ConstructorMapper.of(Claimed.class))
                .findOne());
    }

    /** A sign of life. */
    void renew(UUID owner, UUID runId) {
        hold(owner, runId, leaseSeconds);
    }

    /** Gives the run back unfinished, so that another worker goes on at once. */
    void release(UUID owner, UUID runId) {
        hold(owner, runId, 0);
    }

    /** Ends a run of which every case was asked; has no effect while one is missing. */
    void finish(UUID runId) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update run set finished_at = now(), lease_owner = null, status =
                            case when exists (select from observation where run_id = :runId and error is null)
                                 then 'DONE' else 'FAILED' end
                        where run_id = :runId and status = 'RUNNING'
                          and (select count(*) from observation where run_id = :runId)
                            = (select cases from dataset where dataset.dataset_id = run.dataset_id)""").bind("runId", runId).execute());
    }

    private void hold(UUID owner, UUID runId, double seconds) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update run set lease_until = now() + make_interval(secs => :seconds)
                        where run_id = :runId and lease_owner = :owner and status = 'RUNNING'""")
                .bind("runId", runId)
                .bind("owner", owner)
                .bind("seconds", seconds)
                .execute());
    }
}
