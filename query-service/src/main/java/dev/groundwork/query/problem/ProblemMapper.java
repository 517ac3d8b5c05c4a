package dev.groundwork.query.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.groundwork.contracts.http.Problem;
import dev.groundwork.query.database.DatabaseFailures;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where failures become {@code application/problem+json}. No detail quotes the caller's text. */
class ProblemMapper {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final Failures failures;

    ProblemMapper(Failures failures) {
        this.failures = failures;
    }

    @ServerExceptionMapper
    Response coded(QueryException e) {
        if (e.code().status() >= 500) {
            Log.warnf("%s: %s", e.code(), e.getCause());
        }
        return response(e.code(), e.getMessage(), e.retryAfter().orElse(0));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException e) {
        return response(ErrorCode.UNAUTHENTICATED, "Send a valid token: Authorization: Bearer …");
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return response(ErrorCode.FORBIDDEN, "Your roles do not include this.");
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException e) {
        return response(ErrorCode.NOT_FOUND, "No such path, or nothing you may see.");
    }

    @ServerExceptionMapper
    Response badJson(MismatchedInputException e) {
        return invalidJson(e);
    }

    @ServerExceptionMapper
    Response badJson(JsonProcessingException e) {
        return invalidJson(e);
    }

    @ServerExceptionMapper
    Response violated(ConstraintViolationException e) {
        var detail = e.getConstraintViolations().stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return response(ErrorCode.INVALID_REQUEST, detail);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return invalidJson(json);
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 401 -> response(ErrorCode.UNAUTHENTICATED, "Send a valid token: Authorization: Bearer …");
            case 403 -> response(ErrorCode.FORBIDDEN, "Your roles do not include this.");
            case 404 -> response(ErrorCode.NOT_FOUND, "No such path, or nothing you may see.");
            case 405 -> response(ErrorCode.METHOD_NOT_ALLOWED, "See /q/openapi for the methods of this path.");
            case 406 -> response(ErrorCode.NOT_ACCEPTABLE, "See /q/openapi for what this path answers with.");
            case 413 -> response(ErrorCode.PAYLOAD_TOO_LARGE, "Send less.");
            case 415 -> response(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send Content-Type: application/json.");
            default ->
                status < 500 ? response(ErrorCode.INVALID_REQUEST, "The request is not understood.") : unexpected(e);
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        if (DatabaseFailures.mayPass(e)) {
            failures.count("postgres", "unavailable");
            Log.warnf("The database is unavailable: %s", e.toString());
            return response(
                    ErrorCode.DATABASE_UNAVAILABLE,
                    "Something we depend on is down. Try again in a moment.",
                    RETRY_AFTER_SECONDS);
        }
        failures.count("query-service", "internal");
        Log.error("Unexpected", e);
        return response(ErrorCode.INTERNAL, "It is logged with the trace of this request.");
    }

    private static Response invalidJson(JsonProcessingException e) {
        var detail = switch (e) {
            case UnrecognizedPropertyException unknown ->
                "Unknown field; known are " + unknown.getKnownPropertyIds() + ".";
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() ->
                "The value of " + mismatch.getPath().getLast().getFieldName() + " has the wrong type.";
            default -> "The body does not read as JSON of this call.";
        };
        return response(ErrorCode.INVALID_JSON, detail);
    }

    private static Response response(ErrorCode code, String detail) {
        return response(code, detail, 0);
    }

    private static Response response(ErrorCode code, String detail, int retryAfter) {
        var response = Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(code.status(), code.name(), code.title(), detail));
        if (retryAfter > 0) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        if (code == ErrorCode.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }
}
