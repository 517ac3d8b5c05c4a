package dev.groundwork.ingest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.groundwork.contracts.http.Problem;
import dev.groundwork.ingest.failure.UnavailableException;
import io.opentelemetry.api.trace.Span;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where an exception becomes a problem answer. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @ServerExceptionMapper
    Response request(RequestException e) {
        return problem(e.code(), e.getMessage()).build();
    }

    @ServerExceptionMapper
    Response unavailable(UnavailableException e) {
        LOG.warnf("%s", e.getMessage());
        var code = switch (e.dependency()) {
            case KAFKA -> ErrorCode.KAFKA_UNAVAILABLE;
            case BLOB_STORE -> ErrorCode.BLOB_STORE_UNAVAILABLE;
            case POSTGRESQL -> ErrorCode.DATABASE_UNAVAILABLE;
            case EMBEDDER, DOWNLOAD -> ErrorCode.UNAVAILABLE;
        };
        return problem(code, "Nothing was accepted. Try again in a moment.")
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(RuntimeException e) {
        return problem(ErrorCode.UNAUTHENTICATED, "Send 'Authorization: Bearer' with a token of this system.")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return problem(ErrorCode.FORBIDDEN, "Your roles do not allow it.").build();
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e) {
        return json(e);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e) {
        var at = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return problem(ErrorCode.INVALID_JSON, "Send a JSON object as docs/api.md describes it" + at + ".")
                .build();
    }

    @ServerExceptionMapper
    Response violations(ConstraintViolationException e) {
        var detail = e.getConstraintViolations().stream()
                .map(violation -> lastNode(violation.getPropertyPath().toString()) + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return problem(ErrorCode.INVALID_REQUEST, detail).build();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json);
        }
        return switch (e.getResponse().getStatus()) {
            case 401 -> unauthenticated(e);
            case 403 ->
                problem(ErrorCode.FORBIDDEN, "Your roles do not allow it.").build();
            case 404 ->
                problem(ErrorCode.NOT_FOUND, "Check the path and the form of the id.")
                        .build();
            case 405 ->
                problem(ErrorCode.METHOD_NOT_ALLOWED, "See docs/api.md for the methods.")
                        .build();
            case 406 ->
                problem(ErrorCode.NOT_ACCEPTABLE, "Accept application/json.").build();
            case 413 ->
                problem(ErrorCode.TOO_LARGE, "Split the document or raise the limit.")
                        .build();
            case 415 ->
                problem(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send multipart/form-data or application/json.")
                        .build();
            case 400 ->
                problem(ErrorCode.INVALID_REQUEST, "The body could not be read as its type says.")
                        .build();
            default -> internal(e);
        };
    }

    @ServerExceptionMapper
    Response internal(Throwable e) {
        var trace = Span.current().getSpanContext().getTraceId();
        LOG.errorf(e, "unexpected failure, trace %s", trace);
        return problem(ErrorCode.INTERNAL, "Tell the operator the trace id " + trace + ".")
                .build();
    }

    private static Response.ResponseBuilder problem(ErrorCode code, String detail) {
        return Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(code.status(), code.name(), code.title(), detail));
    }

    private static String lastNode(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
