package dev.groundwork.query.answer;

import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.Answer.Timings;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.query.answer.CheckedGeneration.Made;
import dev.groundwork.query.generate.Generation;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.limit.RequestLimit;
import dev.groundwork.query.permission.Permissions;
import dev.groundwork.query.search.Found;
import dev.groundwork.query.search.Query;
import dev.groundwork.query.search.Query.Mode;
import dev.groundwork.query.search.Retrieval;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The sentence of this service: limit → permissions → retrieve (embed question, search, keep live versions, check) → select context → generated before? → generate →
 * validate → check again → audit and account → answer.
 */
@ApplicationScoped
public class AnswerService {

    private final AnswerConfig config;
    private final JsonWebToken caller;
    private final RequestLimit limit;
    private final Permissions permissions;
    private final Retrieval retrieval;
    private final CheckedGeneration generation;
    private final Books books;
    private final Jobs jobs;
    private final MeterRegistry meters;

    AnswerService(
            AnswerConfig config,
            JsonWebToken caller,
            RequestLimit limit,
            Permissions permissions,
            Retrieval retrieval,
            CheckedGeneration generation,
            Books books,
            Jobs jobs,
            MeterRegistry meters) {
        this.config = config;
        this.caller = caller;
        this.limit = limit;
        this.permissions = permissions;
        this.retrieval = retrieval;
        this.generation = generation;
        this.books = books;
        this.jobs = jobs;
        this.meters = meters;
    }

    /** Answers the caller. */
    Outcome answer(Ask ask) {
        var started = Started.now(config.deadline());
        limit.admit(caller);
        var reader = permissions.reader(started.deadline());
        Check check = documents -> permissions.check(documents, started.deadline());
        var outcome = answer(UUID.randomUUID(), reader, ask, check, started);
        if (outcome instanceof Outcome.Deferred(var id, var retryAfter)) {
            jobs.open(id, reader, ask, retryAfter);
        }
        return outcome;
    }

    /** Answers somebody who asked before and does not wait. */
    Outcome answer(Job job) {
        var started = Started.now(config.deadline());
        var asker = job.reader();
        Check check = documents -> permissions.checkFor(asker, documents, started.deadline());
        return answer(job.answerId(), asker, job.ask(), check, started);
    }

    private Outcome answer(UUID id, Reader reader, Ask ask, Check check, Started started) {
        var query = new Query(ask.question(), ask.topK(), Mode.HYBRID);
        var found = retrieval.retrieve(reader, query, check::of, started.deadline());
        var context = Context.select(found.passages());
        var made = generation.generate(reader, ask, context, check, started.deadline());
        var timings = new Timings(found.embedMs(), found.searchMs(), made.modelMs(), started.millisAgo());
        return switch (made.generation()) {
            case Generation.Written written ->
                enter(reader, ask, found, made, AnswerWriter.written(id, written, found.degraded(), timings));
            case Generation.BrokenOff late ->
                enter(reader, ask, found, made, AnswerWriter.partial(id, late, found.degraded(), timings));
            case Generation.Nothing nothing ->
                enter(reader, ask, found, made, AnswerWriter.nothing(id, nothing, found.degraded(), timings));
            case Generation.Postponed(var retryAfter) -> new Outcome.Deferred(id, retryAfter);
        };
    }

    private Outcome enter(Reader reader, Ask ask, Found found, Made made, Answer answer) {
        books.enter(reader, ask, answer, found.passages(), made.context());
        meters.timer("groundwork.answer.duration", "status", answer.status().name())
                .record(Duration.ofMillis(answer.timings().totalMs()));
        return new Outcome.Ready(answer, List.copyOf(made.context().documents()));
    }

    private record Started(long nanos, Deadline deadline) {

        static Started now(Duration time) {
            return new Started(System.nanoTime(), Deadline.in(time));
        }

        long millisAgo() {
            return (System.nanoTime() - nanos) / 1_000_000;
        }
    }
}
