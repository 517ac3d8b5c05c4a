package dev.groundwork.permissions.identity;

import dev.groundwork.contracts.http.Reader;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who the caller is to this system. */
@Path("/v1/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MeResource {

    private final Callers callers;

    MeResource(Callers callers) {
        this.callers = callers;
    }

    @GET
    @Operation(summary = "The caller's id, tenant, principal tokens and clearance as they hold now")
    public Reader me() {
        return callers.rememberedCaller().reader();
    }
}
