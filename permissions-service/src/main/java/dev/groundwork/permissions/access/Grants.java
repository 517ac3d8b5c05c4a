package dev.groundwork.permissions.access;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.permissions.database.PassingFailure;
import dev.groundwork.permissions.identity.Caller;
import dev.groundwork.permissions.outbox.Outbox;
import dev.groundwork.permissions.problem.CodedException;
import dev.groundwork.permissions.problem.ErrorCode;
import dev.groundwork.permissions.source.Statement;
import dev.groundwork.permissions.source.StatementLog;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Changes who may read a document: each change is one transaction that keeps what held before and marks the document for the outbox. */
@ApplicationScoped
class Grants implements StatementLog {

    private static final Logger LOG = Logger.getLogger(Grants.class);

    private final Jdbi jdbi;
    private final Documents documents;
    private final GrantRows rows;
    private final Members members;
    private final Outbox outbox;

    Grants(Jdbi jdbi, Documents documents, GrantRows rows, Members members, Outbox outbox) {
        this.jdbi = jdbi;
        this.documents = documents;
        this.rows = rows;
        this.members = members;
        this.outbox = outbox;
    }

    @Override
    @Retry(maxRetries = -1, maxDuration = 0, delay = 200, jitter = 100)
    @ExponentialBackoff(maxDelay = 10_000)
    @RetryWhen(exception = PassingFailure.class)
    public Taken take(Statement said) {
        var change = jdbi.inTransaction(transaction -> take(transaction, said));
        if (change instanceof Change.Stale) {
            return Taken.STALE;
        }
        outbox.wake();
        return Taken.APPLIED;
    }

    Change take(Handle transaction, Statement said) {
        if (said.parent() != null) {
            members.holdStill(transaction, said.parent().documentId());
        }
        members.awaitChange(transaction, said.documentId());
        rows.create(transaction, said);
        var change =
                rows.findLocked(transaction, said.documentId()).orElseThrow().after(said);
        var now = rows.now(transaction);
        switch (change) {
            case Change.Stale _ -> {
                return change;
            }
            case Change.Opens opens ->
                rows.state(transaction, said, opens.next().contentVersion(), now);
            case Change.Amends amends -> {
                rows.end(transaction, said.documentId(), amends.next().contentVersion(), now);
                rows.state(transaction, said, amends.next().contentVersion(), now);
            }
            case Change.Deletes _ -> {
                rows.endAll(transaction, said.documentId(), now);
                rows.endOverride(transaction, said.documentId(), now); // it was meant for what is gone
            }
            case Change.Notes _ -> {}
        }
        if (change.next().parent() != null) {
            rows.endOverride(
                    transaction, said.documentId(), now); // what is set of a member would hold against its root
        }
        save(transaction, said.documentId(), change.next());
        return change;
    }

    /**
     * Sets what holds instead of the source's access, for all versions; empty takes it away.
     *
     * @param wanted says the override of the document as it stands
     * @throws CodedException DOCUMENT_NOT_FOUND when the caller may not manage the document, MEMBER_OF_DOCUMENT when it has no access of its own
     */
    DocumentAccess override(Caller caller, UUID documentId, Function<DocumentAccess, Optional<Access>> wanted) {
        var document = jdbi.inTransaction(transaction -> {
            var standing = rows.findLocked(transaction, documentId);
            var before = documents.managed(transaction, caller, documentId);
            if (before.parent().isPresent()) {
                throw new CodedException(ErrorCode.MEMBER_OF_DOCUMENT, whereToSet(before));
            }
            var access = wanted.apply(before);
            if (before.override().equals(access)) {
                return before;
            }
            var now = rows.now(transaction);
            rows.endOverride(transaction, documentId, now);
            access.ifPresent(each -> rows.override(transaction, documentId, each, caller.userId(), now));
            save(transaction, documentId, standing.orElseThrow().overridden());
            return documents.managed(transaction, caller, documentId);
        });
        outbox.wake();
        return document;
    }

    private static String whereToSet(DocumentAccess member) {
        return member.root()
                .map(root -> "It lies in document " + root + ", whose access holds for it: set that one's.")
                .orElseGet(() -> "It lies in document "
                        + member.parent().orElseThrow().documentId()
                        + ", which is unknown or deleted; until its source sends that one, nobody may read it.");
    }

    /** Saves how the document stands; its members change with it. */
    private void save(Handle transaction, UUID documentId, Standing standing) {
        rows.save(transaction, documentId, standing);
        var changed = members.raise(transaction, documentId);
        if (!changed.isEmpty()) {
            LOG.infof("Members that change with document %2$s: %1$d", changed.size(), documentId);
        }
        changed.put(documentId, standing.revision());
        outbox.mark(transaction, changed);
    }
}
