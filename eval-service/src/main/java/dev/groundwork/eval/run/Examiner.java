package dev.groundwork.eval.run;

import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.Citation;
import dev.groundwork.contracts.http.Hit;
import dev.groundwork.eval.dataset.EvalCase;
import dev.groundwork.eval.problem.CallFailure;
import dev.groundwork.eval.query.QueryClient;
import dev.groundwork.eval.reader.ReaderTokens;
import dev.groundwork.eval.score.ExpectedValue;
import dev.groundwork.eval.score.Observation;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

/** One case asked as its reader: token, answer, search, and what was seen. Each case is a trace of its own. */
@ApplicationScoped
class Examiner {

    private static final Logger LOG = Logger.getLogger(Examiner.class);

    /** Several passages may come from one document, and documents are what counts; query-service gives at most 50. */
    private static final int PASSAGES_PER_DOCUMENT = 4;

    private static final int MAX_PASSAGES = 50;

    private final ReaderTokens tokens;
    private final QueryClient query;
    private final MeterRegistry meters;

    Examiner(ReaderTokens tokens, QueryClient query, MeterRegistry meters) {
        this.tokens = tokens;
        this.query = query;
        this.meters = meters;
    }

    /**
     * @param tenant of the dataset
     * @param topK how many documents count
     */
    @WithSpan("case")
    Observation examine(String tenant, EvalCase asked, int topK) {
        try {
            var reader = tokens.token(tenant, asked.reader());
            // The answer first: the search would warm up what its time is to show.
            var answered = query.answer(reader, asked.question());
            int passages = Math.min(MAX_PASSAGES, topK * PASSAGES_PER_DOCUMENT);
            var found = query.search(reader, asked.question(), passages);
            meters.timer("groundwork.eval.response.duration").record(Duration.ofMillis(answered.millis()));
            return observation(asked, documents(found.hits(), topK), answered);
        } catch (CallFailure e) {
            return failed(e.dependency(), e.code());
        } catch (TimeoutException e) {
            return failed(CallFailure.Dependency.QUERY, "TIMEOUT");
        }
    }

    private static Observation observation(EvalCase asked, List<UUID> retrieved, QueryClient.TimedAnswer answered) {
        var answer = answered.answer();
        return new Observation(
                null,
                answer.status(),
                retrieved,
                answer.citations().stream().map(Citation::documentId).toList(),
                asked.answer() == null ? null : holds(answer, asked.answer()),
                answered.millis(),
                answer.degraded());
    }

    private static boolean holds(Answer answer, String value) {
        return answer.status() != Answer.Status.NO_CONTEXT && ExpectedValue.isIn(answer.answer(), value);
    }

    private static List<UUID> documents(List<Hit> hits, int topK) {
        return hits.stream().map(Hit::documentId).distinct().limit(topK).toList();
    }

    private Observation failed(CallFailure.Dependency dependency, String code) {
        meters.counter("groundwork.failures", "dependency", dependency.name().toLowerCase(Locale.ROOT), "kind", code)
                .increment();
        LOG.warnf("The case could not be measured: %s", code);
        return Observation.failed(code);
    }
}
