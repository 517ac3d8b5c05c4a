package dev.groundwork.query.search;

import dev.groundwork.contracts.http.Hit;
import dev.groundwork.contracts.http.SearchResult;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Passages without an answer. */
@Path("/v1/search")
@Authenticated
@RunOnVirtualThread
@Tag(name = "search")
public class SearchResource {

    private final Permissions permissions;
    private final Retrieval retrieval;
    private final SearchConfig limits;

    SearchResource(Permissions permissions, Retrieval retrieval, SearchConfig limits) {
        this.permissions = permissions;
        this.retrieval = retrieval;
        this.limits = limits;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The passages the caller may read that match best, best first")
    public SearchResult search(SearchRequest request) {
        if (request == null) {
            throw new QueryException(ErrorCode.INVALID_REQUEST, "The body is missing: send {\"query\": \"…\"}.");
        }
        var query = request.withinLimits(limits);
        var found = retrieval.retrieve(permissions.reader(), query);
        return new SearchResult(
                found.passages().stream()
                        .map(Permitted::passage)
                        .map(SearchResource::hit)
                        .toList(),
                found.degraded().stream().map(Degradation::name).sorted().toList());
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
