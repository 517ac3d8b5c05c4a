package dev.groundwork.eval.report;

import dev.groundwork.eval.caller.Caller;
import dev.groundwork.eval.caller.Roles;
import dev.groundwork.eval.paging.Page;
import dev.groundwork.eval.paging.PageRequest;
import dev.groundwork.eval.problem.ErrorCode;
import dev.groundwork.eval.problem.EvalException;
import dev.groundwork.eval.run.Run;
import dev.groundwork.eval.run.Runs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The figures of a run over HTTP. */
@Path("/v1/runs/{runId}")
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@RunOnVirtualThread
class ReportResource {

    private static final String MARKDOWN = "text/markdown;charset=UTF-8";

    private final Runs runs;
    private final Reports reports;
    private final Caller caller;

    ReportResource(Runs runs, Reports reports, Caller caller) {
        this.runs = runs;
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Report report(UUID runId) {
        return reports.report(existing(runId));
    }

    @GET
    @Produces(MARKDOWN)
    public String table(UUID runId) {
        return MarkdownTable.of(reports.report(existing(runId)));
    }

    @GET
    @Path("cases")
    @Produces(MediaType.APPLICATION_JSON)
    public Page<JudgedCase> cases(
            UUID runId,
            @QueryParam("limit") @DefaultValue(PageRequest.DEFAULT_LIMIT) String limit,
            @QueryParam("cursor") String cursor) {
        var request = PageRequest.of(limit, cursor);
        return reports.cases(existing(runId), request);
    }

    private Run existing(UUID runId) {
        return runs.find(caller.tenant(), runId)
                .orElseThrow(() -> new EvalException(ErrorCode.NOT_FOUND, "There is no such run."));
    }
}
