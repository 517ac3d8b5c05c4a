package dev.groundwork.embedded.qdrant.search;

import dev.groundwork.embedded.qdrant.index.Hit;
import dev.groundwork.embedded.qdrant.index.Segment;
import dev.groundwork.embedded.qdrant.index.TopHits;
import dev.groundwork.embedded.qdrant.model.Problems;
import dev.groundwork.embedded.qdrant.schema.VectorSchema;
import io.qdrant.client.grpc.Points.DenseVector;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.SparseVector;
import java.util.BitSet;
import java.util.List;

/** Runs a query and its prefetches. A filter holds for everything below it, as in Qdrant. */
public final class QuerySearch {

    private static final long DEFAULT_LIMIT = 10;

    private final Segment segment;
    private final VectorSchema schema;
    private final FilterSearch filters;

    public QuerySearch(Segment segment, VectorSchema schema) {
        this.segment = segment;
        this.schema = schema;
        this.filters = new FilterSearch(segment);
    }

    /** The page of hits that the request asks for; its numbers are within the protocol's limits. */
    public List<Hit> run(QueryPoints request) {
        var offset = (int) request.getOffset();
        var root = PrefetchQuery.newBuilder()
                .addAllPrefetch(request.getPrefetchList())
                .setQuery(request.getQuery())
                .setUsing(request.getUsing())
                .setFilter(request.getFilter())
                .setLimit(request.hasLimit() ? pageEnd(request.getLimit(), offset) : DEFAULT_LIMIT + offset);
        if (request.hasScoreThreshold()) {
            root.setScoreThreshold(request.getScoreThreshold());
        }
        var hits = run(root.build(), segment.slots().live());
        return hits.subList(Math.min(offset, hits.size()), hits.size());
    }

    private List<Hit> run(PrefetchQuery step, BitSet within) {
        Problems.stopIfCancelled();
        var candidates = filters.matching(step.getFilter(), within);
        var lists = step.getPrefetchList().stream()
                .map(prefetch -> run(prefetch, candidates))
                .toList();
        var query = step.getQuery();
        return switch (query.getVariantCase()) {
            case NEAREST -> nearest(step, lists.isEmpty() ? candidates : union(lists));
            case FUSION ->
                switch (query.getFusion()) {
                    case RRF ->
                        fused(
                                step,
                                Fusion.reciprocalRank(sources(lists), Fusion.DEFAULT_K, List.of(), segment.slots()));
                    case DBSF -> fused(step, Fusion.distributionBased(sources(lists), segment.slots()));
                    case UNRECOGNIZED -> throw Problems.unsupported("query.fusion");
                };
            case RRF -> {
                var k = query.getRrf().hasK()
                        ? Integer.toUnsignedLong(query.getRrf().getK())
                        : Fusion.DEFAULT_K;
                if (k == 0) {
                    throw Problems.belowOne("query.rrf.k");
                }
                var weights = query.getRrf().getWeightsList();
                yield fused(step, Fusion.reciprocalRank(sources(lists), k, weights, segment.slots()));
            }
            case VARIANT_NOT_SET -> throw withoutQuery(lists);
            case RECOMMEND, DISCOVER, CONTEXT, ORDER_BY, SAMPLE, FORMULA, NEAREST_WITH_MMR, RELEVANCE_FEEDBACK ->
                throw Problems.unsupported("query." + query.getVariantCase());
        };
    }

    private static RuntimeException withoutQuery(List<List<Hit>> lists) {
        return lists.isEmpty()
                ? Problems.unsupported("a request without `query`")
                : Problems.badRequest(
                        "A query is needed to merge the prefetches. Can't have prefetches without defining a query.");
    }

    private static List<List<Hit>> sources(List<List<Hit>> lists) {
        if (lists.isEmpty()) {
            throw Problems.badRequest("Bad request: cannot apply Fusion without prefetches");
        }
        return lists;
    }

    private static BitSet union(List<List<Hit>> lists) {
        var union = new BitSet();
        lists.forEach(list -> list.forEach(hit -> union.set(hit.slot())));
        return union;
    }

    /** A fused score may equal the threshold; a similarity must exceed it. */
    private static List<Hit> fused(PrefetchQuery step, List<Hit> ranked) {
        return ranked.stream()
                .filter(hit -> !step.hasScoreThreshold() || hit.score() >= step.getScoreThreshold())
                .limit(limit(step))
                .toList();
    }

    private List<Hit> nearest(PrefetchQuery step, BitSet candidates) {
        var input = step.getQuery().getNearest();
        return switch (input.getVariantCase()) {
            case DENSE -> dense(step, input.getDense(), candidates);
            case SPARSE -> sparse(step, input.getSparse(), candidates);
            case ID, MULTI_DENSE, DOCUMENT, IMAGE, OBJECT ->
                throw Problems.unsupported("query.nearest." + input.getVariantCase());
            case VARIANT_NOT_SET -> throw Problems.badRequest("VectorInput variant is missing");
        };
    }

    private List<Hit> dense(PrefetchQuery step, DenseVector query, BitSet candidates) {
        var vector = schema.searchable(step.getUsing(), query);
        var best = new TopHits(limit(step), segment.slots());
        return segment.dense(step.getUsing()).search(vector, candidates, threshold(step), best);
    }

    private List<Hit> sparse(PrefetchQuery step, SparseVector query, BitSet candidates) {
        schema.checkSparse(step.getUsing(), query);
        var best = new TopHits(limit(step), segment.slots());
        return segment.sparse(step.getUsing()).search(query, candidates, threshold(step), best);
    }

    private static float threshold(PrefetchQuery step) {
        return step.hasScoreThreshold() ? step.getScoreThreshold() : Float.NEGATIVE_INFINITY;
    }

    private static int limit(PrefetchQuery step) {
        var limit = step.hasLimit() ? step.getLimit() : DEFAULT_LIMIT;
        if (limit == 0) {
            throw Problems.belowOne("limit");
        }
        return (int) limit;
    }

    /** A limit of zero stays one, for it is an error. */
    private static long pageEnd(long limit, int offset) {
        return limit == 0 ? 0 : limit + offset;
    }
}
