package dev.groundwork.query.search;

import static io.qdrant.client.QueryFactory.fusion;
import static io.qdrant.client.QueryFactory.nearest;

import dev.groundwork.query.index.store.Payload;
import dev.groundwork.query.index.store.QdrantConnection;
import dev.groundwork.query.limit.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.WithVectorsSelectorFactory;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Asks Qdrant, by meaning and by words, the filter in each of the two so that neither spends its places on what the reader may not see. */
@ApplicationScoped
public class QdrantSearch {

    private final QdrantConnection qdrant;

    QdrantSearch(QdrantConnection qdrant) {
        this.qdrant = qdrant;
    }

    /**
     * The best passages, best first.
     *
     * @param prefetch candidates of each kind
     * @param deadline of the request; one try may take as long as the connection's search timeout
     * @throws StatusRuntimeException when Qdrant does not answer
     * @throws dev.groundwork.query.problem.NoTimeLeftException when the deadline is over first
     */
    @Retry(maxRetries = 1, delay = 50, jitter = 25, retryOn = StatusRuntimeException.class)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 2000, failOn = StatusRuntimeException.class)
    @CircuitBreakerName("qdrant-search")
    @Bulkhead(64)
    public List<Passage> search(
            String collection, Question.Vectors question, Filter filter, int prefetch, int limit, Deadline deadline) {
        var request = QueryPoints.newBuilder()
                .setCollectionName(collection)
                .setLimit(limit)
                .setWithPayload(WithPayloadSelectorFactory.enable(true));
        question.dense()
                .ifPresent(unused ->
                        request.setWithVectors(WithVectorsSelectorFactory.include(List.of(Payload.DENSE_VECTOR))));
        if (question.dense().isPresent() && question.words().isPresent()) {
            request.addPrefetch(prefetch(byMeaning(question), Payload.DENSE_VECTOR, filter, prefetch))
                    .addPrefetch(prefetch(byWords(question), Payload.TEXT_VECTOR, filter, prefetch))
                    .setQuery(fusion(Fusion.DBSF));
        } else if (question.dense().isPresent()) {
            request.setQuery(byMeaning(question)).setUsing(Payload.DENSE_VECTOR).setFilter(filter);
        } else if (question.words().isPresent()) {
            request.setQuery(byWords(question)).setUsing(Payload.TEXT_VECTOR).setFilter(filter);
        } else {
            return List.of(); // nothing but stop words
        }
        return passages(ask(request.build(), deadline), question);
    }

    private List<ScoredPoint> ask(QueryPoints request, Deadline deadline) {
        deadline.require();
        try {
            return qdrant.search(deadline.remaining()).query(request).getResultList();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return List.of(); // a tenant without a chunk has no collection yet
            }
            if (e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
                deadline.require(); // it was the reader's time that ended
            }
            throw e;
        }
    }

    private static PrefetchQuery prefetch(Query query, String vector, Filter filter, int limit) {
        return PrefetchQuery.newBuilder()
                .setQuery(query)
                .setUsing(vector)
                .setFilter(filter)
                .setLimit(limit)
                .build();
    }

    private static Query byMeaning(Question.Vectors question) {
        return nearest(question.dense().orElseThrow());
    }

    private static Query byWords(Question.Vectors question) {
        var words = question.words().orElseThrow();
        return nearest(words.values(), words.indices());
    }

    private static List<Passage> passages(List<ScoredPoint> points, Question.Vectors question) {
        var dense = question.dense().orElse(null);
        return IntStream.range(0, points.size())
                .mapToObj(i -> PassageMapper.passage(
                        points.get(i),
                        dense,
                        question.words().isPresent()
                                ? rankScore(i)
                                : points.get(i).getScore()))
                .toList();
    }

    /** Wherever words took part, the rank is the score: the sparse score, alone or within a fused one, would tell of documents the reader may not see. */
    private static double rankScore(int rank) {
        return 1.0 / (1 + rank);
    }
}
