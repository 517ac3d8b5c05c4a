package dev.groundwork.query.answer;

import dev.groundwork.contracts.event.AccessAudited;
import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.Citation;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.query.ledger.AuditTrail;
import dev.groundwork.query.ledger.Cost;
import dev.groundwork.query.ledger.CostLedger;
import dev.groundwork.query.problem.QueryException;
import dev.groundwork.query.search.Permitted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Enters an answer into the books before its first byte leaves: audit row, cost and the answer itself in one commit, or there is no answer. */
@ApplicationScoped
class Books {

    private final AuditTrail trail;
    private final AnswerStore answers;
    private final CostLedger costs;

    Books(AuditTrail trail, AnswerStore answers, CostLedger costs) {
        this.trail = trail;
        this.answers = answers;
        this.costs = costs;
    }

    /**
     * @param found everything the reader was shown to be allowed to, cited or not
     * @throws QueryException AUDIT_UNAVAILABLE when it cannot be committed
     */
    void enter(Reader reader, Ask ask, Answer answer, List<Permitted> found, Context context) {
        var cost = new Cost(
                answer.answerId(), reader.tenant(), Cost.teamOf(reader.tokens()), answer.model(), answer.usage());
        trail.enter(reader, answer.answerId(), ask.question(), documents(answer, found), handle -> {
            answers.open(handle, answer.answerId(), reader, ask);
            answers.complete(handle, answer, context.documents());
            costs.append(handle, cost);
        });
        costs.count(cost);
    }

    private static List<AccessAudited.Document> documents(Answer answer, List<Permitted> found) {
        var cited = answer.citations().stream().map(Citation::documentId).collect(Collectors.toSet());
        return found.stream()
                .map(p -> document(p, cited.contains(p.passage().documentId())))
                .distinct()
                .toList();
    }

    private static AccessAudited.Document document(Permitted permitted, boolean used) {
        UUID id = permitted.passage().documentId();
        return new AccessAudited.Document(id, permitted.passage().version(), permitted.revision(), used);
    }
}
