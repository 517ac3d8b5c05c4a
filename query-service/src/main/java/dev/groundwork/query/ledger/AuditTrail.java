package dev.groundwork.query.ledger;

import dev.groundwork.contracts.event.AccessAudited;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.query.database.DatabaseFailures;
import dev.groundwork.query.problem.Dependency;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.Failures;
import dev.groundwork.query.problem.QueryException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Who was shown what: committed before the first byte leaves, or nothing is shown. */
@ApplicationScoped
public class AuditTrail {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final Jdbi jdbi;
    private final AuditOutbox outbox;
    private final Failures failures;

    AuditTrail(Jdbi jdbi, AuditOutbox outbox, Failures failures) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.failures = failures;
    }

    /**
     * Enters what the reader is about to be shown.
     *
     * @param answerId or a random id, when the passages themselves are shown
     * @param beside what is committed with it
     * @throws QueryException AUDIT_UNAVAILABLE when it cannot be committed now
     */
    public void enter(
            Reader reader,
            UUID answerId,
            String question,
            List<AccessAudited.Document> documents,
            Consumer<Handle> beside) {
        var event = new AccessAudited(
                reader.tenant(),
                reader.userId(),
                answerId,
                hash(question),
                documents,
                reader.tokens(),
                reader.clearance(),
                Instant.now());
        try {
            jdbi.useTransaction(handle -> {
                beside.accept(handle);
                outbox.append(handle, event);
            });
        } catch (JdbiException e) {
            if (!DatabaseFailures.mayPass(e)) {
                throw e;
            }
            failures.count(Dependency.POSTGRESQL, "audit");
            throw new QueryException(
                    ErrorCode.AUDIT_UNAVAILABLE,
                    "This could not be entered into the audit trail, so it is not shown. Try again in a moment.",
                    RETRY_AFTER_SECONDS,
                    e.getCause());
        }
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
