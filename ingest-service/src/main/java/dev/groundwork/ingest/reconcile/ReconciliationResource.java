package dev.groundwork.ingest.reconcile;

import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.identity.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The operator's command to compare what the services hold, and to repair it. */
@Path("/v1/reconciliations")
@RolesAllowed(Caller.OPERATOR)
@RunOnVirtualThread
public class ReconciliationResource {

    private final Reconciler reconciler;
    private final BlobReconciler blobReconciler;
    private final Callers callers;

    ReconciliationResource(Reconciler reconciler, BlobReconciler blobReconciler, Callers callers) {
        this.reconciler = reconciler;
        this.blobReconciler = blobReconciler;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Reconciliation reconcile(
            @NotNull(message = "a JSON object is needed") @Valid ReconciliationRequest request) {
        return reconciler.reconcile(callers.caller(), request);
    }

    @POST
    @Path("/blobs")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public BlobReconciliation reconcileBlobs(
            @NotNull(message = "a JSON object is needed") @Valid BlobReconciliationRequest request) {
        return blobReconciler.reconcile(callers.caller(), request);
    }
}
