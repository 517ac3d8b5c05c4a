package dev.groundwork.query.search;

import dev.groundwork.contracts.event.AccessAudited;
import dev.groundwork.contracts.http.Hit;
import dev.groundwork.contracts.http.SearchResult;
import dev.groundwork.query.ledger.AuditTrail;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.limit.RequestLimit;
import dev.groundwork.query.permission.Permissions;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Passages without an answer. */
@Path("/v1/search")
@Authenticated
@RunOnVirtualThread
@Tag(name = "search")
public class SearchResource {

    private final JsonWebToken caller;
    private final RequestLimit limit;
    private final Permissions permissions;
    private final Retrieval retrieval;
    private final AuditTrail audit;
    private final SearchConfig config;

    SearchResource(
            JsonWebToken caller,
            RequestLimit limit,
            Permissions permissions,
            Retrieval retrieval,
            AuditTrail audit,
            SearchConfig config) {
        this.caller = caller;
        this.limit = limit;
        this.permissions = permissions;
        this.retrieval = retrieval;
        this.audit = audit;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The passages the caller may read that match best, best first")
    public SearchResult search(SearchRequest request) {
        if (request == null) {
            throw new QueryException(ErrorCode.INVALID_REQUEST, "The body is missing: send {\"query\": \"…\"}.");
        }
        var query = request.withinLimits(config);
        var deadline = Deadline.in(config.deadline());
        limit.admit(caller);
        var reader = permissions.reader(deadline);
        var found = retrieval.retrieve(reader, query, versions -> permissions.check(versions, deadline), deadline);
        audit.enter(reader, UUID.randomUUID(), query.text(), documents(found), beside -> {});
        return new SearchResult(
                found.passages().stream()
                        .map(Permitted::passage)
                        .map(SearchResource::hit)
                        .toList(),
                found.degraded().stream().map(Degradation::name).sorted().toList());
    }

    /** Whole passages leave, so all of them count as used. */
    private static List<AccessAudited.Document> documents(Found found) {
        return found.passages().stream()
                .map(hit -> new AccessAudited.Document(
                        hit.passage().documentId(), hit.passage().version(), hit.revision(), true))
                .distinct()
                .toList();
    }

    private static Hit hit(Passage passage) {
        return new Hit(
                passage.documentId(),
                passage.version(),
                passage.title(),
                passage.ordinal(),
                passage.page(),
                passage.text(),
                passage.score(),
                passage.denseScore());
    }
}
