package dev.groundwork.query.answer;

import dev.groundwork.contracts.event.AccessAudited;
import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.Citation;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.query.ledger.AuditOutbox;
import dev.groundwork.query.ledger.Cost;
import dev.groundwork.query.ledger.CostLedger;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.Failures;
import dev.groundwork.query.problem.QueryException;
import dev.groundwork.query.search.Permitted;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Enters an answer into the books before its first byte leaves: audit row, cost and the answer itself in one commit, or there is no answer. */
@ApplicationScoped
class Books {

    private final Jdbi jdbi;
    private final AnswerStore answers;
    private final AuditOutbox audit;
    private final CostLedger costs;
    private final Failures failures;

    Books(Jdbi jdbi, AnswerStore answers, AuditOutbox audit, CostLedger costs, Failures failures) {
        this.jdbi = jdbi;
        this.answers = answers;
        this.audit = audit;
        this.costs = costs;
        this.failures = failures;
    }

    /**
     * @param found everything the reader was shown to be allowed to, cited or not
     * @throws QueryException AUDIT_UNAVAILABLE when it cannot be committed
     */
    void enter(Reader reader, Ask ask, Answer answer, List<Permitted> found, Context context) {
        var cost = new Cost(
                answer.answerId(), reader.tenant(), Cost.teamOf(reader.tokens()), answer.model(), answer.usage());
        try {
            jdbi.useTransaction(handle -> {
                answers.open(handle, answer.answerId(), reader, ask);
                answers.complete(handle, answer, context.documents());
                audit.append(handle, audited(reader, ask, answer, found));
                costs.append(handle, cost);
            });
        } catch (JdbiException e) {
            failures.count("postgresql", "audit");
            throw new QueryException(
                    ErrorCode.AUDIT_UNAVAILABLE,
                    "The answer could not be entered into the audit trail, so there is none. Try again in a moment.",
                    5,
                    e.getCause());
        }
        costs.count(cost);
    }

    private static AccessAudited audited(Reader reader, Ask ask, Answer answer, List<Permitted> found) {
        var cited = answer.citations().stream().map(Citation::documentId).collect(Collectors.toSet());
        var documents = found.stream()
                .map(p -> document(p, cited.contains(p.passage().documentId())))
                .distinct()
                .toList();
        return new AccessAudited(
                reader.tenant(),
                reader.userId(),
                answer.answerId(),
                hash(ask.question()),
                documents,
                reader.tokens(),
                reader.clearance(),
                Instant.now());
    }

    private static AccessAudited.Document document(Permitted permitted, boolean used) {
        UUID id = permitted.passage().documentId();
        return new AccessAudited.Document(id, permitted.passage().version(), permitted.revision(), used);
    }

    private static String hash(String question) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(question.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
