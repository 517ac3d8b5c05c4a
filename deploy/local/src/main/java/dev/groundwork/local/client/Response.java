package dev.groundwork.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.local.suite.SuiteException;
import java.io.IOException;
import java.time.Duration;

/**
 * What a service answered.
 *
 * @param request method and path
 * @param retryAfter the header of that name, or an empty text
 */
record Response(String request, int status, String body, String retryAfter, ObjectMapper json) {

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

    JsonNode successful() {
        if (status / 100 != 2) {
            throw new SuiteException(request + " answered " + status + ": " + body);
        }
        return read();
    }

    Offer offer() {
        return switch (status) {
            case 202 -> new Offer.Accepted(read());
            // 401: the token ran out while the file was sent.
            case 401, 429, 502, 503, 504 -> new Offer.Busy(pause(), request + " answered " + status);
            default -> refused();
        };
    }

    private Offer refused() {
        try {
            var problem = json.readTree(body);
            return new Offer.Refused(
                    problem.path("code").asText(codeOfStatus()),
                    problem.path("detail").asText(body));
        } catch (IOException noProblem) {
            return new Offer.Refused(codeOfStatus(), body);
        }
    }

    /** What is far too large is refused by the server before the service sees it, without a word. */
    private String codeOfStatus() {
        return status == 413 ? "PAYLOAD_TOO_LARGE" : "HTTP_" + status;
    }

    private Duration pause() {
        return retryAfter.matches("\\d{1,4}") ? Duration.ofSeconds(Long.parseLong(retryAfter)) : USUAL_PAUSE;
    }

    private JsonNode read() {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new SuiteException(request + " answered no JSON", e);
        }
    }
}
