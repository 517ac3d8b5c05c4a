package dev.groundwork.query.answer;

import dev.groundwork.query.problem.QueryException;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jdbi.v3.core.JdbiException;

/** Works off the deferred answers, one after the other, until the model's limit is reached again. */
@ApplicationScoped
class DeferredAnswers {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final AnswerService service;
    private final Jobs jobs;

    DeferredAnswers(AnswerService service, Jobs jobs) {
        this.service = service;
        this.jobs = jobs;
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void workOff() {
        try {
            var next = jobs.take();
            while (next.isPresent() && workOff(next.get())) {
                next = jobs.take();
            }
        } catch (JdbiException e) { // the boundary of this run: the rows stay, the leases run out
            Log.warnf("Deferred answers wait: %s", e.getClass().getSimpleName());
        }
    }

    /** Whether the model took it, so that it may take the next. */
    private boolean workOff(Job job) {
        try {
            return switch (service.answer(job)) {
                case Outcome.Ready ready -> true;
                case Outcome.Deferred(var id, var retryAfter) -> {
                    jobs.putBack(id, retryAfter);
                    yield false;
                }
            };
        } catch (QueryException e) {
            Log.warnf("A deferred answer waits, attempt %d: %s", job.attempts(), e.code());
            jobs.putBack(job.answerId(), pause(job.attempts()));
            return false;
        }
    }

    private static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
