package dev.groundwork.eval.run;

import dev.groundwork.eval.dataset.Dataset;
import dev.groundwork.eval.paging.Page;
import dev.groundwork.eval.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The stored runs. */
@ApplicationScoped
public class Runs {

    private static final String SELECT = """
            select run.run_id, run.tenant, run.dataset_id, dataset.name as dataset, dataset.version, run.top_k, run.status,
                   dataset.cases, (select count(*) from observation where observation.run_id = run.run_id) as done,
                   run.started_by, run.started_at, run.finished_at
            from run join dataset using (dataset_id)
            """;

    private final Jdbi jdbi;

    Runs(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores a run that waits for a worker. */
    Run start(Dataset dataset, int topK, String startedBy) {
        var runId = UUID.randomUUID();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into run (run_id, dataset_id, tenant, top_k, status, started_by)
                        values (:runId, :datasetId, :tenant, :topK, 'RUNNING', :startedBy)""")
                .bind("runId", runId)
                .bind("datasetId", dataset.datasetId())
                .bind("tenant", dataset.tenant())
                .bind("topK", topK)
                .bind("startedBy", startedBy)
                .execute());
        return find(dataset.tenant(), runId).orElseThrow();
    }

    public Optional<Run> find(String tenant, UUID runId) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "where run.tenant = :tenant and run.run_id = :runId")
                        .bind("tenant", tenant)
                        .bind("runId", runId)
                        .map(ConstructorMapper.of(Run.class))
                        .findOne());
    }

    /** The tenant's runs, the newest first. */
    Page<Run> list(String tenant, PageRequest request) {
        return request.pageOf(jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        where run.tenant = :tenant
                        order by run.started_at desc, run.run_id limit :limit offset :offset""")
                .bind("tenant", tenant)
                .bind("limit", request.rows())
                .bind("offset", request.offset())
                .map(ConstructorMapper.of(Run.class))
                .list()));
    }
}
