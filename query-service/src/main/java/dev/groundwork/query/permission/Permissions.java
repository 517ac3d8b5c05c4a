package dev.groundwork.query.permission;

import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.contracts.http.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** What permissions-service says, asked with the caller's own token. Fails closed. */
@ApplicationScoped
public class Permissions {

    /** Who the caller is. */
    public Reader reader() {
        throw new UnsupportedOperationException("to be written");
    }

    /** The decision for every version asked about; what is unknown is denied. */
    public CheckResult check(Collection<DocumentVersion> versions) {
        throw new UnsupportedOperationException("to be written");
    }

    /** The same for another user, asked as this service itself (deferred answers). */
    public CheckResult checkFor(String subject, Collection<DocumentVersion> versions) {
        throw new UnsupportedOperationException("to be written");
    }
}
