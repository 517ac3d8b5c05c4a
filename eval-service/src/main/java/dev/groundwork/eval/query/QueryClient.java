package dev.groundwork.eval.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.SearchResult;
import dev.groundwork.eval.problem.CallFailure;
import dev.groundwork.eval.problem.CallFailure.Dependency;
import dev.groundwork.eval.problem.PassingFailure;
import dev.groundwork.eval.reader.ReaderToken;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Asks query-service as a reader. What may pass is tried again for at most a minute, at the pace query-service asks for; then the call has failed.
 * There is no breaker: an evaluation has nothing better to do than to ask, and each case is to report its own failure.
 */
@ApplicationScoped
public class QueryClient {

    /**
     * An answer with the time it took.
     *
     * @param millis of the one call that gave it: neither earlier attempts nor the pauses between them
     */
    public record TimedAnswer(Answer answer, long millis) {}

    private final QueryApi api;
    private final ObjectMapper json;

    QueryClient(@RestClient QueryApi api, ObjectMapper json) {
        this.api = api;
        this.json = json;
    }

    /**
     * @param passages how many to search for
     * @throws CallFailure with the problem code of query-service, or UNREACHABLE, or UNREADABLE
     * @throws org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException after half a minute, which is a finding and not tried again
     */
    @Timeout(30_000)
    @Retry(maxRetries = 4, delay = 250, maxDuration = 60_000, retryOn = PassingFailure.class)
    @CustomBackoff(RetryAfter.class)
    public SearchResult search(ReaderToken reader, String query, int passages) {
        return call(SearchResult.class, () -> api.search(reader.bearer(), new QueryApi.SearchRequest(query, passages)));
    }

    /**
     * @throws CallFailure with the problem code of query-service, or DEFERRED, UNREACHABLE, or UNREADABLE
     * @throws org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException after half a minute, which is a finding and not tried again
     */
    @Timeout(30_000)
    @Retry(maxRetries = 4, delay = 250, maxDuration = 60_000, retryOn = PassingFailure.class)
    @CustomBackoff(RetryAfter.class)
    public TimedAnswer answer(ReaderToken reader, String question) {
        long start = System.nanoTime();
        var answer = call(Answer.class, () -> api.answer(reader.bearer(), new QueryApi.AnswerRequest(question)));
        return new TimedAnswer(answer, (System.nanoTime() - start) / 1_000_000);
    }

    private <T> T call(Class<T> type, Supplier<Response> exchange) {
        try (var response = exchange.get()) {
            return switch (response.getStatus()) {
                case 200 -> read(response, type);
                case 202 -> throw new CallFailure(Dependency.QUERY, "DEFERRED", null);
                default -> throw Refusals.of(response, json, null);
            };
        } catch (WebApplicationException e) {
            throw Refusals.of(e.getResponse(), json, e);
        } catch (ProcessingException e) {
            throw new PassingFailure(Dependency.QUERY, "UNREACHABLE", null, e);
        }
    }

    private <T> T read(Response response, Class<T> type) {
        try {
            return json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(response.readEntity(String.class));
        } catch (JsonProcessingException e) {
            throw new CallFailure(Dependency.QUERY, "UNREADABLE", null);
        }
    }
}
