package dev.groundwork.permissions.audit;

import dev.groundwork.contracts.event.AccessAudited;
import dev.groundwork.permissions.identity.Callers;
import dev.groundwork.permissions.paging.Page;
import dev.groundwork.permissions.paging.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The audit trail of a tenant, for its auditors. */
@Path("/v1/audit")
@RolesAllowed("auditor")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AuditResource {

    private final Callers callers;
    private final AuditLog log;

    AuditResource(Callers callers, AuditLog log) {
        this.callers = callers;
        this.log = log;
    }

    @GET
    @Operation(summary = "Who asked what and which documents were used, of the auditor's tenant, the newest first")
    public Page<AccessAudited> entries(
            @QueryParam("user") String user,
            @QueryParam("document") String document,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") @DefaultValue(PageRequest.DEFAULT_LIMIT) String limit,
            @QueryParam("cursor") String cursor) {
        var auditor = callers.caller();
        return log.page(auditor.tenant(), AuditFilter.of(user, document, from, to), PageRequest.of(limit, cursor));
    }
}
