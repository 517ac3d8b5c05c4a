package dev.groundwork.permissions.check;

import dev.groundwork.contracts.http.CheckRequest;
import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.permissions.identity.Caller;
import dev.groundwork.permissions.identity.Callers;
import dev.groundwork.permissions.principal.Principals;
import dev.groundwork.permissions.problem.CodedException;
import dev.groundwork.permissions.problem.ErrorCode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** May these versions be read, now? */
@Path("/v1/checks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CheckResource {

    private final Callers callers;
    private final Principals principals;
    private final Checks checks;
    private final CheckConfig config;

    CheckResource(Callers callers, Principals principals, Checks checks, CheckConfig config) {
        this.callers = callers;
        this.principals = principals;
        this.checks = checks;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decides for each version whether the caller, or the subject, may read it at this moment",
            description =
                    "Unknown documents and versions are denied. Only the services named in the configuration may name a subject.")
    public CheckResult check(@NotNull CheckRequest request) {
        var caller = callers.caller();
        validate(request);
        return subject(caller, request)
                .map(reader -> checks.check(reader, request.documents()))
                .orElseGet(() -> new CheckResult(List.of(), request.documents()));
    }

    /** Whose access is asked for; empty when nothing is known of him or he is disabled. */
    private Optional<Reader> subject(Caller caller, CheckRequest request) {
        if (request.subject() == null) {
            return Optional.of(caller.reader());
        }
        if (!caller.delegate()) {
            throw new CodedException(
                    ErrorCode.DELEGATION_FORBIDDEN, "Leave subject and tenant out to check for yourself.");
        }
        return principals.findReader(Objects.requireNonNullElse(request.tenant(), caller.tenant()), request.subject());
    }

    private void validate(CheckRequest request) {
        var documents = request.documents();
        if (documents == null
                || documents.stream().anyMatch(version -> version == null || version.documentId() == null)) {
            throw new CodedException(
                    ErrorCode.INVALID_REQUEST, "documents is a list of {documentId, version}, none of them null.");
        }
        if (request.tenant() != null && request.subject() == null) {
            throw new CodedException(ErrorCode.INVALID_REQUEST, "tenant goes with subject.");
        }
        if (documents.size() > config.maxDocuments()) {
            throw new CodedException(
                    ErrorCode.TOO_MANY_DOCUMENTS,
                    "One check asks about at most " + config.maxDocuments() + " documents; send several.");
        }
    }
}
