package dev.groundwork.eval.run;

import dev.groundwork.eval.caller.Caller;
import dev.groundwork.eval.caller.Roles;
import dev.groundwork.eval.dataset.Datasets;
import dev.groundwork.eval.paging.Page;
import dev.groundwork.eval.paging.PageRequest;
import dev.groundwork.eval.problem.ErrorCode;
import dev.groundwork.eval.problem.EvalException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Runs over HTTP: starting and listing them. Their figures are the report's. */
@Path("/v1/runs")
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class RunResource {

    /**
     * What to run.
     *
     * @param version of the dataset, or null for the newest
     * @param topK how many retrieved documents count, or null for the configured number
     */
    record Request(
            @NotBlank String dataset,
            Integer version,
            @Min(1) @Max(20) Integer topK) {}

    /** A run in a list. */
    record View(
            UUID runId,
            String dataset,
            int version,
            int topK,
            Run.Status status,
            int cases,
            int done,
            String startedBy,
            Instant startedAt,
            Instant finishedAt) {

        static View of(Run run) {
            return new View(
                    run.runId(),
                    run.dataset(),
                    run.version(),
                    run.topK(),
                    run.status(),
                    run.cases(),
                    run.done(),
                    run.startedBy(),
                    run.startedAt(),
                    run.finishedAt());
        }
    }

    private final Datasets datasets;
    private final Runs runs;
    private final RunConfig config;
    private final Caller caller;

    RunResource(Datasets datasets, Runs runs, RunConfig config, Caller caller) {
        this.datasets = datasets;
        this.runs = runs;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<View> start(@NotNull(message = "is missing") @Valid Request body) {
        var dataset = datasets.find(caller.tenant(), body.dataset(), body.version())
                .orElseThrow(() -> new EvalException(ErrorCode.NOT_FOUND, "There is no such dataset."));
        var run = runs.start(dataset, body.topK() == null ? config.topK() : body.topK(), caller.userId());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, View.of(run))
                .location(URI.create("/v1/runs/" + run.runId()))
                .build();
    }

    @GET
    public Page<View> list(
            @QueryParam("limit") @DefaultValue(PageRequest.DEFAULT_LIMIT) String limit,
            @QueryParam("cursor") String cursor) {
        var stored = runs.list(caller.tenant(), PageRequest.of(limit, cursor));
        return new Page<>(stored.items().stream().map(View::of).toList(), stored.nextCursor());
    }
}
