package dev.groundwork.query.answer;

import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.Answer.Status;
import dev.groundwork.contracts.http.Answer.Timings;
import dev.groundwork.contracts.http.Citation;
import dev.groundwork.query.generate.Cited;
import dev.groundwork.query.generate.Generation;
import dev.groundwork.query.generate.Work;
import dev.groundwork.query.guard.Groundedness;
import dev.groundwork.query.search.Degradation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Puts what was generated into the form a reader gets. */
final class AnswerWriter {

    static final String NO_ANSWER = "Nothing you may read answers this question.";

    private AnswerWriter() {}

    static Answer written(UUID id, Generation.Written written, Set<Degradation> degraded, Timings timings) {
        return answer(id, Status.ANSWERED, written.text(), written.citations(), written.work(), degraded, timings);
    }

    static Answer partial(UUID id, Generation.BrokenOff late, Set<Degradation> degraded, Timings timings) {
        return answer(id, Status.PARTIAL, late.text(), late.citations(), late.work(), degraded, timings);
    }

    static Answer nothing(UUID id, Generation.Nothing nothing, Set<Degradation> degraded, Timings timings) {
        return answer(id, Status.NO_CONTEXT, NO_ANSWER, List.of(), nothing.work(), degraded, timings);
    }

    private static Answer answer(
            UUID id,
            Status status,
            String text,
            List<Cited> cited,
            Work work,
            Set<Degradation> searchDegraded,
            Timings timings) {
        var degraded = new TreeSet<Degradation>(searchDegraded);
        degraded.addAll(work.degraded());
        return new Answer(
                id,
                status,
                text,
                cited.stream().map(AnswerWriter::citation).toList(),
                degraded.stream().map(Degradation::name).toList(),
                work.warnings().stream().map(Enum::name).sorted().toList(),
                status == Status.NO_CONTEXT ? null : groundedness(text, cited),
                work.model(),
                work.cached(),
                work.usage(),
                timings);
    }

    private static Double groundedness(String text, List<Cited> cited) {
        return Groundedness.of(text, cited.stream().map(c -> c.passage().text()).toList());
    }

    private static Citation citation(Cited cited) {
        var passage = cited.passage();
        return new Citation(
                cited.marker(),
                passage.documentId(),
                passage.title(),
                passage.ordinal(),
                passage.page(),
                cited.quote(),
                cited.score());
    }
}
