package dev.groundwork.embedded.qdrant.protocol;

import com.google.protobuf.Message;
import dev.groundwork.embedded.qdrant.model.Problems;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.HasIdCondition;
import io.qdrant.client.grpc.Common.RepeatedIntegers;
import io.qdrant.client.grpc.Common.RepeatedStrings;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.PayloadExcludeSelector;
import io.qdrant.client.grpc.Points.PayloadIncludeSelector;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.QueryBatchPoints;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.UpsertPoints;
import java.util.stream.Stream;

/**
 * What one request may ask for, so that it exhausts neither heap nor stack. Qdrant knows such limits as its strict mode
 * and words the refusals so; it has none by default.
 */
public final class Limits {

    private static final long MIB = 1 << 20;
    private static final long HEAP = Runtime.getRuntime().maxMemory();

    /** Of a request. Two bytes can become an object of some forty, hence a small part of the heap. */
    public static final int REQUEST_BYTES = (int) Math.clamp(HEAP / 64, MIB, 32 * MIB);
    /** Of all requests and answers under way, encoded. */
    static final long CALL_BYTES = Math.clamp(HEAP / 8, 16 * MIB, 64 * MIB);

    static final int POINTS_OF_UPSERT = 10_000;
    static final int QUERIES_OF_BATCH = 100;
    static final int PREFETCHES_OF_QUERY = 64;
    static final int PREFETCH_DEPTH = 8;
    static final int FILTER_DEPTH = 16;
    /** Without an index each one is a test of every point. */
    static final int CONDITIONS = 1_000;
    /** Values to match, ids and names of payload fields. */
    static final int VALUES = 10_000;
    /** Of a page, of a prefetch, and limit and offset of a query together. */
    static final int HITS = 10_000;

    private Limits() {}

    static void check(Message request) {
        switch (request) {
            case UpsertPoints upsert -> require("upsert limit", upsert.getPointsCount(), POINTS_OF_UPSERT);
            case QueryBatchPoints batch -> {
                require("query batch limit", batch.getQueryPointsCount(), QUERIES_OF_BATCH);
                batch.getQueryPointsList().forEach(Limits::check);
            }
            case QueryPoints query -> {
                checkParts(query);
                check(query);
            }
            case ScrollPoints scroll -> {
                checkParts(scroll);
                require("limit", Integer.toUnsignedLong(scroll.getLimit()), HITS);
            }
            case GetPoints get -> {
                checkParts(get);
                require("ids", get.getIdsCount(), HITS);
            }
            default -> checkParts(request);
        }
    }

    private static void checkParts(Message request) {
        require("filter depth", Parts.depth(Filter.getDescriptor(), request), FILTER_DEPTH);
        require(
                "conditions",
                Parts.of(request).filter(Condition.class::isInstance).count(),
                CONDITIONS);
        require("values", Parts.of(request).mapToLong(Limits::values).sum(), VALUES);
    }

    private static long values(Message part) {
        return switch (part) {
            case RepeatedStrings strings -> strings.getStringsCount();
            case RepeatedIntegers integers -> integers.getIntegersCount();
            case HasIdCondition ids -> ids.getHasIdCount();
            case PayloadIncludeSelector include -> include.getFieldsCount();
            case PayloadExcludeSelector exclude -> exclude.getFieldsCount();
            default -> 0;
        };
    }

    private static void check(QueryPoints query) {
        require("prefetch depth", Parts.depth(PrefetchQuery.getDescriptor(), query), PREFETCH_DEPTH);
        require("limit", query.getLimit(), HITS);
        require("offset", query.getOffset(), HITS);
        require("limit + offset", query.getLimit() + query.getOffset(), HITS);
        var prefetches =
                query.getPrefetchList().stream().flatMap(Limits::withItsOwn).toList();
        require("prefetch count", prefetches.size(), PREFETCHES_OF_QUERY);
        prefetches.forEach(prefetch -> require("prefetch limit", prefetch.getLimit(), HITS));
    }

    private static Stream<PrefetchQuery> withItsOwn(PrefetchQuery prefetch) {
        return Stream.concat(
                Stream.of(prefetch), prefetch.getPrefetchList().stream().flatMap(Limits::withItsOwn));
    }

    /** The numbers are unsigned. */
    private static void require(String what, long number, long most) {
        if (Long.compareUnsigned(number, most) > 0) {
            throw Problems.overLimit(what, number, most);
        }
    }
}
