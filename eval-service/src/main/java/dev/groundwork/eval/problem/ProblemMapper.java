package dev.groundwork.eval.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.groundwork.contracts.http.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/** The one place that turns failures into problems (RFC 9457). */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    public RestResponse<Problem> map(EvalException e) {
        return problem(e.code(), e.getMessage());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public RestResponse<Problem> unauthenticated() {
        return problem(ErrorCode.UNAUTHENTICATED, "Send a valid bearer token of this system.");
    }

    @ServerExceptionMapper(ForbiddenException.class)
    public RestResponse<Problem> forbidden() {
        return problem(ErrorCode.FORBIDDEN, "This call needs the role operator or admin.");
    }

    @ServerExceptionMapper
    public RestResponse<Problem> map(ConstraintViolationException e) {
        return problem(
                ErrorCode.INVALID_REQUEST,
                e.getConstraintViolations().stream()
                        .map(ProblemMapper::describe)
                        .sorted()
                        .collect(Collectors.joining("; ")));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> map(JsonProcessingException e) {
        return problem(ErrorCode.INVALID_JSON, firstLine(e));
    }

    /** Named apart because the framework maps this one itself, to something else than a problem. */
    @ServerExceptionMapper
    public RestResponse<Problem> map(MismatchedInputException e) {
        return problem(ErrorCode.INVALID_JSON, firstLine(e));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> map(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return map(json);
        }
        var status = e.getResponse().getStatus();
        return switch (status) {
            case 401 -> unauthenticated();
            case 403 -> forbidden();
            case 404 -> problem(ErrorCode.NOT_FOUND, "Nothing lives under this path with these parameters.");
            case 405 -> problem(ErrorCode.METHOD_NOT_ALLOWED, "The path exists, this method of it does not.");
            case 406 -> problem(ErrorCode.NOT_ACCEPTABLE, "Accept application/json.");
            case 413 -> problem(ErrorCode.PAYLOAD_TOO_LARGE, "Send a smaller body.");
            case 415 -> problem(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Look at the content type this call reads.");
            default -> status < 500 ? problem(ErrorCode.INVALID_REQUEST, e.getMessage()) : internal(e);
        };
    }

    @ServerExceptionMapper
    public RestResponse<Problem> map(JdbiException e) {
        return isUnreachable(e)
                ? problem(ErrorCode.DATABASE_UNAVAILABLE, "Nothing was changed. Try again in a moment.")
                : internal(e);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> internal(Throwable e) {
        LOG.error("A request failed unexpectedly", e);
        return problem(ErrorCode.INTERNAL, "It is written to the log under the trace of this request.");
    }

    private static RestResponse<Problem> problem(ErrorCode code, String detail) {
        var builder = RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(code.status()),
                        Problem.of(code.status(), code.name(), code.title(), detail))
                .type(Problem.MEDIA_TYPE);
        return switch (code) {
            case UNAUTHENTICATED ->
                builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
            case DATABASE_UNAVAILABLE ->
                builder.header(HttpHeaders.RETRY_AFTER, "5").build();
            default -> builder.build();
        };
    }

    /** No connection from the pool, or SQL state class 08 (connection) or 57 (the server stops). */
    private static boolean isUnreachable(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57");
            }
        }
        return false;
    }

    private static String describe(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1) + " " + violation.getMessage();
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }
}
