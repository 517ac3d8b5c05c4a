package dev.groundwork.query.permission;

import dev.groundwork.contracts.http.CheckRequest;
import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.problem.Dependency;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.Failures;
import dev.groundwork.query.problem.QueryException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * The check: who the caller is and what he may read, as permissions-service decides it now. Never cached and fails closed: without its answer
 * there is a {@code PERMISSIONS_UNAVAILABLE}, and what it did not allow is denied.
 */
@ApplicationScoped
public class Permissions {

    /** Versions in one call. */
    private static final int AT_ONCE = 200;

    private static final int RETRY_AFTER_SECONDS = 5;

    private final PermissionsClient client;
    private final Tokens tokens;
    private final Failures failures;

    Permissions(PermissionsClient client, Tokens tokens, Failures failures) {
        this.client = client;
        this.tokens = tokens;
        this.failures = failures;
    }

    /** Who the caller is, asked with his own token. */
    public Reader reader(Deadline deadline) {
        var authorization = tokens.ofCaller();
        var reader = guarded(() -> client.me(authorization, deadline));
        MDC.put("tenant", reader.tenant()); // of every line this request logs from here on
        return reader;
    }

    /** Which of these versions the caller may read now, asked with his own token. */
    public CheckResult check(Collection<DocumentVersion> versions, Deadline deadline) {
        return check(tokens.ofCaller(), CheckRequest::new, versions, deadline);
    }

    /** Which of these versions another user may read now, asked as this service (deferred answers have no caller). */
    public CheckResult checkFor(Reader asker, Collection<DocumentVersion> versions, Deadline deadline) {
        return check(
                guarded(tokens::ofService),
                some -> new CheckRequest(some, asker.userId(), asker.tenant()),
                versions,
                deadline);
    }

    private CheckResult check(
            String authorization,
            Function<List<DocumentVersion>, CheckRequest> request,
            Collection<DocumentVersion> versions,
            Deadline deadline) {
        var asked = List.copyOf(new HashSet<>(versions));
        var allowed = new ArrayList<CheckResult.Allowed>();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            var some = asked.subList(from, Math.min(from + AT_ONCE, asked.size()));
            allowed.addAll(guarded(() -> client.checks(authorization, request.apply(some), deadline))
                    .allowed());
        }
        return decided(asked, allowed);
    }

    /** Only what was asked about and expressly allowed is allowed. */
    private static CheckResult decided(List<DocumentVersion> asked, List<CheckResult.Allowed> said) {
        var denied = new HashSet<>(asked);
        var allowed = said.stream()
                .filter(version -> denied.remove(version.documentVersion()))
                .toList();
        return new CheckResult(allowed, List.copyOf(denied));
    }

    /** Whatever goes wrong on the way means that nobody has allowed anything. */
    private <T> T guarded(Supplier<T> call) {
        try {
            var answer = call.get();
            if (answer == null) {
                failures.count(Dependency.PERMISSIONS, "empty_answer");
                throw unavailable(null);
            }
            return answer;
        } catch (RefusedException e) {
            throw refused(e);
        } catch (QueryException e) {
            throw e;
        } catch (RuntimeException e) {
            failures.count(Dependency.PERMISSIONS, e);
            throw unavailable(e);
        }
    }

    /** The caller hears why, where it is about him. */
    private static QueryException refused(RefusedException e) {
        if (e.status() == 401) {
            return new QueryException(ErrorCode.UNAUTHENTICATED, "The token is not accepted.");
        }
        return switch (e.code()) {
            case "NO_TENANT" -> new QueryException(ErrorCode.NO_TENANT, "The token needs the claim tenant.");
            case "USER_DISABLED" -> new QueryException(ErrorCode.USER_DISABLED, "An admin disabled this user.");
            default -> new QueryException(ErrorCode.FORBIDDEN, "The token does not allow this.");
        };
    }

    private static QueryException unavailable(RuntimeException cause) {
        return new QueryException(
                ErrorCode.PERMISSIONS_UNAVAILABLE,
                "What you may read cannot be checked right now. Try again in a moment.",
                RETRY_AFTER_SECONDS,
                cause);
    }
}
