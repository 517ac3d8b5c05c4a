package dev.groundwork.ingest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.groundwork.contracts.event.InvalidValueException;
import dev.groundwork.contracts.http.Problem;
import dev.groundwork.ingest.failure.UnavailableException;
import io.opentelemetry.api.trace.Span;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

/** The one place where an exception becomes a problem answer. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String FORM_ENDS_EARLY = "Connection terminated parsing multipart request";

    @ServerExceptionMapper
    Response coded(RequestException e) {
        return answer(e.code(), e.getMessage()).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(RuntimeException e) {
        return answer(ErrorCode.UNAUTHENTICATED, "Send 'Authorization: Bearer' with a token of this system.")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return answer(ErrorCode.FORBIDDEN, "Your roles do not allow it.").build();
    }

    @ServerExceptionMapper
    Response json(MismatchedInputException e) {
        return json((JsonProcessingException) e);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e) {
        return exceedsLimits(e)
                ? answer(ErrorCode.PAYLOAD_TOO_LARGE, "The JSON is too long, too deep or has too many values.")
                        .build()
                : answer(ErrorCode.INVALID_JSON, misfit(e)).build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        var detail = e.getConstraintViolations().stream()
                .map(violation -> lastNode(violation.getPropertyPath().toString()) + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return answer(ErrorCode.INVALID_REQUEST, detail).build();
    }

    /** What the event refuses to hold, such as a title with a control character. */
    @ServerExceptionMapper
    Response invalid(InvalidValueException e) {
        return answer(ErrorCode.INVALID_REQUEST, e.getMessage()).build();
    }

    /** A form that ends early, of which its parser says no more than that, is the sender's fault; a full disk is ours. */
    @ServerExceptionMapper
    Response unreadable(IOException e) {
        return String.valueOf(e.getMessage()).startsWith(FORM_ENDS_EARLY) ? noForm() : unexpected(e);
    }

    @ServerExceptionMapper
    Response malformed(MultipartParser.MalformedMessageException e) {
        return noForm();
    }

    private static Response noForm() {
        return answer(ErrorCode.INVALID_REQUEST, "The form could not be read to its end: send multipart/form-data.")
                .build();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json);
        }
        return switch (e.getResponse().getStatus()) {
            case 400 ->
                answer(ErrorCode.INVALID_REQUEST, "The body could not be read as its type says.")
                        .build();
            case 401 -> unauthenticated(e);
            case 403 ->
                answer(ErrorCode.FORBIDDEN, "Your roles do not allow it.").build();
            case 404 ->
                answer(ErrorCode.NOT_FOUND, "Check the path and the form of the id.")
                        .build();
            case 405 ->
                answer(ErrorCode.METHOD_NOT_ALLOWED, "See docs/api.md for the methods.")
                        .build();
            case 406 ->
                answer(ErrorCode.NOT_ACCEPTABLE, "Accept application/json, or text/event-stream of events.")
                        .build();
            case 413 ->
                answer(ErrorCode.PAYLOAD_TOO_LARGE, "Split the document or ask for a higher limit.")
                        .build();
            case 415 ->
                answer(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send multipart/form-data or application/json.")
                        .build();
            default -> unexpected(e);
        };
    }

    @ServerExceptionMapper
    Response unavailable(UnavailableException e) {
        var code = switch (e.dependency()) {
            case POSTGRESQL -> ErrorCode.DATABASE_UNAVAILABLE;
            case KAFKA -> ErrorCode.KAFKA_UNAVAILABLE;
            case BLOB_STORE -> ErrorCode.BLOB_STORE_UNAVAILABLE;
            case QUERY_SERVICE -> ErrorCode.INDEX_UNAVAILABLE;
            // No request needs these.
            case DOWNLOAD, PARSER, EMBEDDER -> ErrorCode.INTERNAL;
        };
        LOG.warnf("%s", e.getMessage());
        return answer(code, "Nothing was accepted. Try again in a moment.").build();
    }

    /** The identity provider's keys were never fetched; once they are, they are kept. */
    @ServerExceptionMapper
    Response identityProvider(OIDCException e) {
        LOG.warnf("the identity provider does not answer: %s", e.getMessage());
        return answer(ErrorCode.IDENTITY_PROVIDER_UNAVAILABLE, "Try again in a moment.")
                .build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        var trace = Span.current().getSpanContext().getTraceId();
        LOG.errorf(e, "unexpected failure, trace %s", trace);
        return answer(ErrorCode.INTERNAL, "Tell the operator the trace id " + trace + ".")
                .build();
    }

    private static Response.ResponseBuilder answer(ErrorCode code, String detail) {
        var answer = Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(code.status(), code.name(), code.title(), detail));
        return switch (code.status()) {
            case 401 -> answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case 429, 503 -> answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            default -> answer;
        };
    }

    private static boolean exceedsLimits(Throwable e) {
        return e != null && (e instanceof StreamConstraintsException || exceedsLimits(e.getCause()));
    }

    /** Names and places only, never a value of the caller's. */
    private static String misfit(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "There is no field '" + path(unknown) + "'.";
            case JsonMappingException misfit
            when !misfit.getPath().isEmpty() -> "The field '" + path(misfit) + "' has a value that does not fit.";
            default ->
                e.getLocation() == null
                        ? "Send a JSON object as docs/api.md describes it."
                        : "Send a JSON object as docs/api.md describes it (line %d, column %d)."
                                .formatted(
                                        e.getLocation().getLineNr(),
                                        e.getLocation().getColumnNr());
        };
    }

    private static String path(JsonMappingException misfit) {
        return misfit.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String lastNode(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
