package dev.groundwork.eval.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.contracts.http.Problem;
import dev.groundwork.eval.problem.CallFailure;
import dev.groundwork.eval.problem.CallFailure.Dependency;
import dev.groundwork.eval.problem.PassingFailure;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Turns a refusal of query-service into the failure it means: does it pass, when, and what is its code? */
final class Refusals {

    private Refusals() {}

    static CallFailure of(Response response, ObjectMapper json, Throwable cause) {
        var code = code(response, json);
        return switch (response.getStatus()) {
            case 429, 502, 503, 504 -> new PassingFailure(Dependency.QUERY, code, retryAfter(response), cause);
            default -> new CallFailure(Dependency.QUERY, code, cause);
        };
    }

    /** The problem's code, or the status where the body is no problem of ours (a proxy's, say). */
    private static String code(Response response, ObjectMapper json) {
        try {
            var problem = json.readerFor(Problem.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .<Problem>readValue(response.readEntity(String.class));
            if (problem != null && problem.code() != null) {
                return problem.code();
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return "HTTP_" + response.getStatus();
        }
        return "HTTP_" + response.getStatus();
    }

    private static Duration retryAfter(Response response) {
        var seconds = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
