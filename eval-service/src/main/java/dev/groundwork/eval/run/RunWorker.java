package dev.groundwork.eval.run;

import dev.groundwork.eval.dataset.Datasets;
import dev.groundwork.eval.score.Observation;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Works on runs, one at a time so that none disturbs the response times of another, each with a bounded number of virtual threads. It asks the
 * cases that have no observation yet, so a run that a crash left goes on where it stood.
 */
@ApplicationScoped
class RunWorker {

    private static final Logger LOG = Logger.getLogger(RunWorker.class);

    private final UUID owner = UUID.randomUUID();
    private final Leases leases;
    private final Datasets datasets;
    private final Observations observations;
    private final Examiner examiner;
    private final RunConfig config;
    private volatile UUID working;
    private volatile boolean stopping;

    RunWorker(Leases leases, Datasets datasets, Observations observations, Examiner examiner, RunConfig config) {
        this.leases = leases;
        this.datasets = datasets;
        this.observations = observations;
        this.examiner = examiner;
        this.config = config;
    }

    @Scheduled(every = "${groundwork.eval.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void work() throws InterruptedException {
        while (!stopping) {
            var run = leases.claim(owner);
            if (run.isEmpty()) {
                return;
            }
            working = run.get().runId();
            MDC.put("runId", working.toString());
            try {
                finish(run.get());
            } finally {
                // Whatever happened, the lease is renewed no more: an unfinished run is free when it has run out.
                working = null;
                MDC.remove("runId");
            }
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void renew() {
        var runId = working;
        if (runId != null) {
            leases.renew(owner, runId);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        var runId = working;
        if (runId != null) {
            leases.release(owner, runId);
        }
    }

    private void finish(Leases.Claimed run) throws InterruptedException {
        var seen = observations.list(run.runId());
        var open = datasets.listCases(run.datasetId()).stream()
                .filter(entry -> !seen.containsKey(entry.ordinal()))
                .toList();
        LOG.infof("Run begins: %d cases to ask, %d asked before", open.size(), seen.size());
        try (var pool = Executors.newFixedThreadPool(
                config.concurrency(), Thread.ofVirtual().name("case-", 0).factory())) {
            askAll(pool, run, open);
        }
        leases.finish(run.runId());
        LOG.info("Run ends");
    }

    /** A result that cannot be stored ends the work on the run, which stays open: it goes on when the lease has run out. */
    private void askAll(ExecutorService pool, Leases.Claimed run, List<Datasets.Entry> open)
            throws InterruptedException {
        List<Future<?>> asked = new ArrayList<>();
        for (var entry : open) {
            asked.add(pool.submit(() -> ask(run, entry)));
        }
        try {
            for (var result : asked) {
                result.get();
            }
        } catch (ExecutionException e) {
            pool.shutdownNow();
            throw new IllegalStateException("the work on a run broke off; it goes on later", e.getCause());
        }
    }

    private void ask(Leases.Claimed run, Datasets.Entry entry) {
        if (stopping) {
            return;
        }
        MDC.put("runId", run.runId().toString());
        MDC.put("caseId", entry.asked().id());
        try {
            var observation = observe(run, entry);
            if (!stopping) {
                observations.add(run.runId(), entry.ordinal(), observation);
            }
        } finally {
            MDC.clear();
        }
    }

    /** The boundary of a case: whatever happens in it is recorded as its error and never stops the run. */
    private Observation observe(Leases.Claimed run, Datasets.Entry entry) {
        try {
            return examiner.examine(run.tenant(), entry.asked(), run.topK());
        } catch (RuntimeException e) {
            LOG.error("The case failed unexpectedly", e);
            return Observation.failed("INTERNAL");
        }
    }
}
