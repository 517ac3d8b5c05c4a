package dev.groundwork.permissions.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.groundwork.contracts.http.Problem;
import dev.groundwork.permissions.database.PassingFailure;
import io.opentelemetry.api.trace.Span;
import io.quarkus.oidc.OIDCException;
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
import org.jdbi.v3.core.JdbiException;

/** The only place where a failure becomes an HTTP answer. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String RETRY_SECONDS = "5";

    @ServerExceptionMapper
    Response coded(CodedException failure) {
        return answer(failure.code(), failure.getMessage()).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException failure) {
        return answer(
                        ErrorCode.UNAUTHENTICATED,
                        "Send Authorization: Bearer with a valid token of the configured issuer and audience.")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return answer(ErrorCode.FORBIDDEN, "This needs a role the caller does not have.")
                .build();
    }

    @ServerExceptionMapper
    Response badJson(MismatchedInputException failure) {
        return answer(ErrorCode.BAD_JSON, "The body does not fit" + path(failure) + ".")
                .build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException failure) {
        var detail = failure.getConstraintViolations().stream()
                .map(violation -> lastOf(violation.getPropertyPath().toString()) + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return answer(ErrorCode.BAD_REQUEST, detail).build();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 400 ->
                failure.getCause() instanceof JsonProcessingException
                        ? answer(ErrorCode.BAD_JSON, "The body is no JSON.").build()
                        : answer(ErrorCode.BAD_REQUEST, "The request cannot be read.")
                                .build();
            case 401 -> unauthenticated(null);
            case 403 -> forbidden(null);
            case 404 ->
                answer(ErrorCode.NOT_FOUND, "Nothing is at this address.").build();
            case 405 ->
                answer(ErrorCode.METHOD_NOT_ALLOWED, "Use one of the methods docs/api.md names.")
                        .build();
            case 406 ->
                answer(ErrorCode.NOT_ACCEPTABLE, "Accept application/json.").build();
            case 415 ->
                answer(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send Content-Type: application/json.")
                        .build();
            default -> unexpected(failure);
        };
    }

    @ServerExceptionMapper
    Response database(JdbiException failure) {
        if (!PassingFailure.isPassing(failure)) {
            return unexpected(failure);
        }
        LOG.warnf("The database does not answer: %s", failure.getClass().getSimpleName());
        return answer(ErrorCode.DATABASE_UNAVAILABLE, "Try again in a moment.")
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    /** The identity provider's keys were never fetched; once they are, they are kept. */
    @ServerExceptionMapper
    Response identityProvider(OIDCException failure) {
        LOG.warnf("The identity provider does not answer: %s", failure.getMessage());
        return answer(ErrorCode.IDENTITY_PROVIDER_UNAVAILABLE, "Try again in a moment.")
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        var trace = Span.current().getSpanContext().getTraceId();
        LOG.errorf(failure, "A request failed, trace %s", trace);
        return answer(ErrorCode.INTERNAL, "Tell the operators the trace id " + trace + ".")
                .build();
    }

    private static Response.ResponseBuilder answer(ErrorCode code, String detail) {
        return Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(code.status(), code.name(), code.title(), detail));
    }

    /** Where in the body the misfit is: names and places only, never a value of the caller's. */
    private static String path(MismatchedInputException failure) {
        var path = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : " at " + path;
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
