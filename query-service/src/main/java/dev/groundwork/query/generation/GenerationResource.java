package dev.groundwork.query.generation;

import dev.groundwork.query.index.IndexConfig;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import io.grpc.StatusRuntimeException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Generations are of all tenants, so only operators of one tenant, the home tenant, decide about them. */
@Path("/v1/generations")
@RolesAllowed({"operator", "admin"})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GenerationResource {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final Succession succession;
    private final IndexConfig config;
    private final JsonWebToken caller;

    GenerationResource(Succession succession, IndexConfig config, JsonWebToken caller) {
        this.succession = succession;
        this.config = config;
        this.caller = caller;
    }

    @GET
    public GenerationList list() {
        return decided(() -> new GenerationList(succession.list()));
    }

    @POST
    @ResponseStatus(201)
    public GenerationView begin(@NotNull(message = "a JSON object is needed") @Valid NewGeneration generation) {
        return decided(() -> succession.begin(generation, caller.getName()));
    }

    @POST
    @Path("{id}/activate")
    public GenerationView activate(
            @PathParam("id") String id, @NotNull(message = "a JSON object is needed") Activation activation) {
        return decided(() -> succession.activate(id, activation.isForced(), caller.getName()));
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(204)
    public void drop(@PathParam("id") String id) {
        decided(() -> {
            succession.drop(id, caller.getName());
            return null;
        });
    }

    private <T> T decided(Supplier<T> decision) {
        if (!config.homeTenant().equals(caller.getClaim("tenant"))) {
            throw new QueryException(
                    ErrorCode.FORBIDDEN,
                    "Generations are of all tenants: operators of the tenant of groundwork.index.home-tenant decide about them.");
        }
        try {
            return decision.get();
        } catch (StatusRuntimeException e) {
            throw new QueryException(
                    ErrorCode.SEARCH_UNAVAILABLE, "Try the same again in a moment.", RETRY_AFTER_SECONDS, e);
        }
    }
}
