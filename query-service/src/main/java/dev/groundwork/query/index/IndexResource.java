package dev.groundwork.query.index;

import dev.groundwork.contracts.http.IndexedDocuments;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import io.grpc.StatusRuntimeException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The operator's view of the index, which ingest-service compares its registry with. */
@Path("/v1/index/documents")
@RolesAllowed("operator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class IndexResource {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final IndexContents contents;
    private final JsonWebToken caller;

    IndexResource(IndexContents contents, JsonWebToken caller) {
        this.contents = contents;
        this.caller = caller;
    }

    @GET
    public IndexedDocuments list(
            @QueryParam("generation") String generation,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        try {
            return contents.page(
                    tenant(), generation, cursor == null ? null : place(cursor), limit == null ? USUAL : size(limit));
        } catch (StatusRuntimeException e) {
            throw new QueryException(ErrorCode.SEARCH_UNAVAILABLE, "Try again in a moment.", 5, e);
        }
    }

    private String tenant() {
        Object tenant = caller.getClaim("tenant");
        if (tenant == null || tenant.toString().isBlank()) {
            throw new QueryException(ErrorCode.NO_TENANT, "The token needs the claim tenant.");
        }
        return tenant.toString();
    }

    private static UUID place(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new QueryException(ErrorCode.INVALID_REQUEST, "cursor must be the nextCursor of a page.");
        }
    }

    private static int size(String limit) {
        if (limit.matches("\\d{1,3}")) {
            int size = Integer.parseInt(limit);
            if (size >= 1 && size <= MOST) {
                return size;
            }
        }
        throw new QueryException(ErrorCode.INVALID_REQUEST, "limit must be a number from 1 to " + MOST + ".");
    }
}
