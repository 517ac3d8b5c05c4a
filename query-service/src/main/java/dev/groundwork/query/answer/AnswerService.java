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
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * The sentence of this service: limit → permissions → retrieve (embed question, search, keep live versions, check) → select context → generated before? → generate →
 * validate → check again → audit and account → answer.
 */
@ApplicationScoped
public class AnswerService {

    private final AnswerConfig config;
    private final SecurityIdentity caller;
    private final RequestLimit limit;
    private final Permissions permissions;
    private final Retrieval retrieval;
    private final CheckedGeneration generation;
    private final Books books;
    private final MeterRegistry meters;

    AnswerService(
            AnswerConfig config,
            SecurityIdentity caller,
            RequestLimit limit,
            Permissions permissions,
            Retrieval retrieval,
            CheckedGeneration generation,
            Books books,
            MeterRegistry meters) {
        this.config = config;
        this.caller = caller;
        this.limit = limit;
        this.permissions = permissions;
        this.retrieval = retrieval;
        this.generation = generation;
        this.books = books;
        this.meters = meters;
    }

    Outcome answer(Ask ask) {
        long start = System.nanoTime();
        var deadline = Deadline.in(config.deadline());
        limit.admit(caller.getPrincipal().getName());
        var reader = permissions.reader();
        var found = retrieval.retrieve(reader, new Query(ask.question(), ask.topK(), Mode.HYBRID));
        var context = Context.select(found.passages());
        var made = generation.generate(reader, ask, context, permissions::check, deadline);
        return enter(reader, ask, found, made, start);
    }

    private Outcome enter(Reader reader, Ask ask, Found found, Made made, long start) {
        var id = UUID.randomUUID();
        var took = Duration.ofNanos(System.nanoTime() - start);
        var timings = new Timings(found.embedMs(), found.searchMs(), made.modelMs(), took.toMillis());
        return switch (made.generation()) {
            case Generation.Written written ->
                ready(reader, ask, found, made, AnswerWriter.written(id, written, found.degraded(), timings));
            case Generation.BrokenOff late ->
                ready(reader, ask, found, made, AnswerWriter.partial(id, late, found.degraded(), timings));
            case Generation.Nothing nothing ->
                ready(reader, ask, found, made, AnswerWriter.nothing(id, nothing, found.degraded(), timings));
            case Generation.Postponed(var retryAfter) -> new Outcome.Deferred(id, retryAfter);
        };
    }

    private Outcome ready(Reader reader, Ask ask, Found found, Made made, Answer answer) {
        books.enter(reader, ask, answer, found.passages(), made.context());
        meters.timer("groundwork.answer.duration", "status", answer.status().name())
                .record(Duration.ofMillis(answer.timings().totalMs()));
        return new Outcome.Ready(answer, made.context().documents().stream().toList());
    }
}
