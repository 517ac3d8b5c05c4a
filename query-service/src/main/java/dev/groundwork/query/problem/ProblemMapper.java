package dev.groundwork.query.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.groundwork.contracts.http.Problem;
import dev.groundwork.query.database.DatabaseFailures;
import io.opentelemetry.api.trace.Span;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/** The one place where a failure of a call becomes a problem (RFC 9457). No detail quotes a value the caller sent. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Failures failures;

    ProblemMapper(Failures failures) {
        this.failures = failures;
    }

    @ServerExceptionMapper
    Response coded(QueryException failure) {
        if (failure.code().status() >= 500) {
            LOG.warnf("%s: %s", failure.code(), failure.getCause());
        }
        return problem(
                failure.code(), failure.getMessage(), failure.retryAfter().orElse(RETRY_AFTER_SECONDS));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException failure) {
        return isIdentityProviderAway(failure)
                ? identityProvider(failure)
                : problem(ErrorCode.UNAUTHENTICATED, "Send Authorization: Bearer with a valid token of this system.");
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return problem(ErrorCode.FORBIDDEN, "This needs a role the caller does not have.");
    }

    /** Named apart because the framework maps this one itself, to something else than a problem. */
    @ServerExceptionMapper
    Response json(MismatchedInputException failure) {
        return json((JsonProcessingException) failure);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException failure) {
        return problem(
                ErrorCode.INVALID_JSON,
                switch (failure) {
                    case UnrecognizedPropertyException unknown -> "There is no field " + path(unknown) + ".";
                    case JsonMappingException misfit
                    when !misfit.getPath().isEmpty() -> "The value of " + path(misfit) + " does not fit.";
                    case JsonMappingException _ -> "The body does not fit what this call reads.";
                    default -> "The body is no JSON.";
                });
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException failure) {
        return problem(
                ErrorCode.INVALID_REQUEST,
                failure.getConstraintViolations().stream()
                        .map(ProblemMapper::describe)
                        .sorted()
                        .collect(Collectors.joining("; ")));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return json(json);
        }
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 401 -> unauthenticated(null);
            case 403 -> forbidden(null);
            case 404 -> problem(ErrorCode.NOT_FOUND, "Check the path and the form of the ids in it.");
            case 405 -> problem(ErrorCode.METHOD_NOT_ALLOWED, "See docs/api.md for the methods of this path.");
            case 406 ->
                problem(ErrorCode.NOT_ACCEPTABLE, "Accept application/json, or text/event-stream for an answer.");
            case 413 -> problem(ErrorCode.PAYLOAD_TOO_LARGE, "Send a smaller body.");
            case 415 -> problem(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send Content-Type: application/json.");
            default ->
                status < 500 ? problem(ErrorCode.INVALID_REQUEST, "The request cannot be read.") : unexpected(failure);
        };
    }

    @ServerExceptionMapper
    Response database(JdbiException failure) {
        if (!DatabaseFailures.mayPass(failure)) {
            return unexpected(failure);
        }
        failures.count(Dependency.POSTGRESQL, "unavailable");
        LOG.warnf("The database does not answer: %s", failure.getClass().getSimpleName());
        return problem(ErrorCode.DATABASE_UNAVAILABLE, "Try again in a moment.");
    }

    /** The keys of the identity provider were never fetched, or one that a token names cannot be fetched now. */
    @ServerExceptionMapper(OIDCException.class)
    Response identityProvider(RuntimeException failure) {
        failures.count(Dependency.IDENTITY_PROVIDER, "unavailable");
        LOG.warnf("The identity provider does not answer: %s", failure.getMessage());
        return problem(ErrorCode.IDENTITY_PROVIDER_UNAVAILABLE, "Try again in a moment.");
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        failures.count("query-service", "internal");
        var trace = Span.current().getSpanContext().getTraceId();
        LOG.errorf(failure, "A request failed unexpectedly, trace %s", trace);
        return problem(ErrorCode.INTERNAL, "Tell the operator the trace id " + trace + ".");
    }

    private static Response problem(ErrorCode code, String detail) {
        return problem(code, detail, RETRY_AFTER_SECONDS);
    }

    private static Response problem(ErrorCode code, String detail, int retryAfter) {
        var response = Response.status(code.status()).type(Problem.MEDIA_TYPE).entity(code.problem(detail));
        return switch (code.status()) {
            case 401 -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
            case 429, 503 ->
                response.header(HttpHeaders.RETRY_AFTER, retryAfter).build();
            default -> response.build();
        };
    }

    /** A token that could not be verified, because its key could not be fetched, is no bad token. */
    private static boolean isIdentityProviderAway(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException || cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static String describe(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1) + " " + violation.getMessage();
    }

    /** Where in the body the misfit is, as {@code documents[0].version}. */
    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
