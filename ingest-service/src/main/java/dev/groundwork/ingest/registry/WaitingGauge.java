package dev.groundwork.ingest.registry;

import dev.groundwork.ingest.database.Database;
import dev.groundwork.ingest.failure.UnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Measures how many documents wait and for how long: {@code groundwork.ingest.waiting{status,age}}. Every replica reports the same figures;
 * while the database is away, the last ones.
 */
@ApplicationScoped
class WaitingGauge {

    private static final Logger LOG = Logger.getLogger(WaitingGauge.class);

    private static final String COUNTS = """
            select status, age, count(waiting.status) as count
            from unnest(array['RECEIVED', 'PROCESSING']) as status
            cross join unnest(array['under-1m', 'under-10m', 'under-1h', 'over-1h']) as age
            left join (
                select v.status, case when v.updated_at > now() - interval '1 minute' then 'under-1m'
                                      when v.updated_at > now() - interval '10 minutes' then 'under-10m'
                                      when v.updated_at > now() - interval '1 hour' then 'under-1h' else 'over-1h' end as age
                from document_version v join document d on d.document_id = v.document_id and d.content_version = v.version
                where v.status in ('RECEIVED', 'PROCESSING')) as waiting using (status, age)
            group by status, age""";

    private final Database database;
    private final MultiGauge gauge;

    WaitingGauge(Database database, MeterRegistry metrics) {
        this.database = database;
        this.gauge = MultiGauge.builder("groundwork.ingest.waiting")
                .description("Documents on their way, by how long nothing has happened to them")
                .register(metrics);
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try {
            var counts = database.inTransaction(handle -> handle.createQuery(COUNTS)
                    .map(ConstructorMapper.of(Waiting.class))
                    .list());
            gauge.register(
                    counts.stream()
                            .map(waiting -> MultiGauge.Row.of(
                                    Tags.of("status", waiting.status, "age", waiting.age), waiting.count))
                            .toList(),
                    true);
        } catch (UnavailableException e) {
            LOG.debugf("documents that wait cannot be counted: %s", e.getMessage());
        }
    }

    /** How many documents wait in this status for so long. */
    public record Waiting(String status, String age, long count) {}
}
