package dev.groundwork.query.search;

import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.query.index.LiveVersions;
import dev.groundwork.query.index.LiveVersions.Moment;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.problem.Dependency;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.Failures;
import dev.groundwork.query.problem.NoTimeLeftException;
import dev.groundwork.query.problem.QueryException;
import io.grpc.StatusRuntimeException;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Question in, permitted passages out: embed → search (hybrid, filtered) → keep live versions → check; wider again while too few are left. */
@ApplicationScoped
public class Retrieval {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final QuestionEncoder encoder;
    private final AccessFilter accessFilter;
    private final QdrantSearch qdrant;
    private final LiveVersions liveVersions;
    private final SearchConfig config;
    private final SearchMeasures measures;
    private final Failures failures;

    Retrieval(
            QuestionEncoder encoder,
            AccessFilter accessFilter,
            QdrantSearch qdrant,
            LiveVersions liveVersions,
            SearchConfig config,
            SearchMeasures measures,
            Failures failures) {
        this.encoder = encoder;
        this.accessFilter = accessFilter;
        this.qdrant = qdrant;
        this.liveVersions = liveVersions;
        this.config = config;
        this.measures = measures;
        this.failures = failures;
    }

    /**
     * @param reader the caller, or somebody who asked before
     * @param check decides for that reader
     * @param deadline of the request: every call on the way, with its retries, ends by then
     * @throws QueryException {@code SEARCH_UNAVAILABLE} or {@code PERMISSIONS_UNAVAILABLE}; what fails of the embedding model only degrades
     */
    @WithSpan("retrieval")
    public Found retrieve(
            Reader reader, Query query, Function<Collection<DocumentVersion>, CheckResult> check, Deadline deadline) {
        var moment = liveVersions.now();
        var question = encoder.encode(query, moment.generation(), deadline);
        long start = System.nanoTime();
        var passages = find(reader, query, question, moment, check, deadline);
        var found = new Found(passages, question.degraded(), question.embedMs(), millisSince(start));
        measures.record(found, System.nanoTime() - start);
        return found;
    }

    private List<Permitted> find(
            Reader reader,
            Query query,
            Question question,
            Moment moment,
            Function<Collection<DocumentVersion>, CheckResult> check,
            Deadline deadline) {
        if (reader.tokens().isEmpty()) {
            return List.of(); // nothing can match
        }
        var collection = moment.generation().collection(reader.tenant());
        var filter = accessFilter.of(reader);
        var keeping = new Keeping(moment::versionsOf, check);
        return Widening.search(
                query.topK(),
                config.prefetch(),
                (prefetch, limit) -> {
                    try {
                        return qdrant.search(collection, question.vectors(), filter, prefetch, limit, deadline);
                    } catch (StatusRuntimeException | FaultToleranceException | NoTimeLeftException e) {
                        throw unavailable(e);
                    }
                },
                keeping::keep);
    }

    private QueryException unavailable(RuntimeException cause) {
        failures.count(Dependency.QDRANT, cause);
        return new QueryException(
                ErrorCode.SEARCH_UNAVAILABLE,
                "I'm having trouble searching right now. Try again in a moment.",
                RETRY_AFTER_SECONDS,
                cause);
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
