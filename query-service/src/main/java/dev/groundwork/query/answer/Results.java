package dev.groundwork.query.answer;

import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.permission.Permissions;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What an asker does with an answer he got. Of another's answer, of none, and of one that rests on what he may not read any more, he hears the same: not found. */
@ApplicationScoped
class Results {

    private final AnswerConfig config;
    private final AnswerStore answers;
    private final Permissions permissions;
    private final MeterRegistry meters;

    Results(AnswerConfig config, AnswerStore answers, Permissions permissions, MeterRegistry meters) {
        this.config = config;
        this.answers = answers;
        this.permissions = permissions;
        this.meters = meters;
    }

    /** Empty while it is deferred. */
    Optional<Answer> result(UUID answerId) {
        var stored = answers.find(permissions.reader(deadline()), answerId).orElseThrow(Results::notFound);
        if (!mayRead(stored.documents())) {
            throw notFound();
        }
        return stored.answer();
    }

    Ask askedAnew(UUID answerId) {
        var stored = answers.find(permissions.reader(deadline()), answerId).orElseThrow(Results::notFound);
        return new Ask(stored.question(), stored.topK(), true);
    }

    void judge(UUID answerId, Feedback feedback) {
        if (!answers.judge(permissions.reader(deadline()), answerId, feedback)) {
            throw notFound();
        }
        var verdict = feedback.verdict().name().toLowerCase(Locale.ROOT);
        meters.counter("groundwork.feedback", "verdict", verdict).increment();
    }

    boolean mayRead(Collection<DocumentVersion> documents) {
        return documents.isEmpty()
                || permissions.check(documents, deadline()).denied().isEmpty();
    }

    @Scheduled(every = "1h", delayed = "1m")
    @RunOnVirtualThread
    void forget() {
        answers.forgetOlderThan(config.keep());
    }

    private Deadline deadline() {
        return Deadline.in(config.deadline());
    }

    private static QueryException notFound() {
        return new QueryException(ErrorCode.NOT_FOUND, "There is no such answer.");
    }
}
