package dev.groundwork.eval.dataset;

import dev.groundwork.eval.caller.Caller;
import dev.groundwork.eval.caller.Roles;
import dev.groundwork.eval.paging.Page;
import dev.groundwork.eval.paging.PageRequest;
import dev.groundwork.eval.problem.ErrorCode;
import dev.groundwork.eval.problem.EvalException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;

/** Datasets over HTTP. */
@Path("/v1/datasets")
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class DatasetResource {

    /** A dataset as the API shows it. */
    record View(String dataset, int version, int cases, String sha256, String createdBy, Instant createdAt) {

        static View of(Dataset stored) {
            return new View(
                    stored.name(),
                    stored.version(),
                    stored.cases(),
                    stored.sha256(),
                    stored.createdBy(),
                    stored.createdAt());
        }
    }

    private final Datasets datasets;
    private final Caller caller;

    DatasetResource(Datasets datasets, Caller caller) {
        this.datasets = datasets;
        this.caller = caller;
    }

    @POST
    @Consumes({"application/x-ndjson", "application/jsonl"})
    public RestResponse<View> add(
            @QueryParam("name")
                    @NotNull
                    @Pattern(
                            regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}",
                            message = "must be letters, digits, '.', '_' or '-', at most 100")
                    String name,
            byte[] body) {
        var bytes = body == null ? new byte[0] : body;
        var stored = datasets.add(caller.tenant(), name, Jsonl.read(bytes), sha256(bytes), caller.userId());
        return RestResponse.ResponseBuilder.<View>created(
                        URI.create("/v1/datasets/" + stored.name() + "?version=" + stored.version()))
                .entity(View.of(stored))
                .build();
    }

    @GET
    public Page<View> list(
            @QueryParam("limit") @DefaultValue(PageRequest.DEFAULT_LIMIT) String limit,
            @QueryParam("cursor") String cursor) {
        var stored = datasets.list(caller.tenant(), PageRequest.of(limit, cursor));
        return new Page<>(stored.items().stream().map(View::of).toList(), stored.nextCursor());
    }

    @GET
    @Path("{name}")
    public View dataset(String name, @QueryParam("version") Integer version) {
        return View.of(existing(name, version));
    }

    @GET
    @Path("{name}/cases")
    public Page<EvalCase> cases(
            String name,
            @QueryParam("version") Integer version,
            @QueryParam("limit") @DefaultValue(PageRequest.DEFAULT_LIMIT) String limit,
            @QueryParam("cursor") String cursor) {
        var request = PageRequest.of(limit, cursor);
        var entries = datasets.pageCases(existing(name, version).datasetId(), request);
        return new Page<>(entries.items().stream().map(Datasets.Entry::asked).toList(), entries.nextCursor());
    }

    private Dataset existing(String name, Integer version) {
        return datasets.find(caller.tenant(), name, version)
                .orElseThrow(() -> new EvalException(ErrorCode.NOT_FOUND, "There is no such dataset."));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
