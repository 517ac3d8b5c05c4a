package dev.groundwork.embedded.qdrant.protocol;

import dev.groundwork.embedded.qdrant.collection.Collection.View;
import dev.groundwork.embedded.qdrant.collection.CollectionStore;
import dev.groundwork.embedded.qdrant.model.PointKey;
import dev.groundwork.embedded.qdrant.model.Problems;
import dev.groundwork.embedded.qdrant.search.FilterSearch;
import dev.groundwork.embedded.qdrant.search.QuerySearch;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** The reading operations of the protocol. Each sees one state of its collection from beginning to end. */
final class PointReads {

    private static final int DEFAULT_PAGE = 10;

    private final CollectionStore store;

    PointReads(CollectionStore store) {
        this.store = store;
    }

    /** The known ones of the asked points, each once. */
    List<RetrievedPoint> get(GetPoints request, CallBytes size) {
        return store.collection(request.getCollectionName()).read(view -> {
            var output = PointOutput.of(view, request.getWithPayload(), request.getWithVectors());
            return new LinkedHashSet<>(request.getIdsList())
                    .stream()
                            .map(id -> view.segment().slots().find(PointKey.of(id)))
                            .filter(Objects::nonNull)
                            .map(slot -> size.with(retrieved(view, slot, output)))
                            .toList();
        });
    }

    long count(CountPoints request) {
        return store.collection(request.getCollectionName())
                .read(view -> new FilterSearch(view.segment())
                        .matching(request.getFilter())
                        .cardinality());
    }

    /** A page in the order of ids; {@code next_page_offset} is the id of the first point behind it. */
    ScrollResponse.Builder scroll(ScrollPoints request, CallBytes size) {
        var limit = Integer.toUnsignedLong(request.hasLimit() ? request.getLimit() : DEFAULT_PAGE);
        if (limit == 0) {
            throw Problems.belowOne("limit");
        }
        return store.collection(request.getCollectionName()).read(view -> {
            var output = PointOutput.ofPage(view, request.getWithPayload(), request.getWithVectors());
            var matching = new FilterSearch(view.segment()).matching(request.getFilter());
            var page = ScrollResponse.newBuilder();
            var from = request.hasOffset() ? PointKey.of(request.getOffset()) : null;
            for (var slot : view.segment().slots().inOrder(from)) {
                if (matching.get(slot)) {
                    if (page.getResultCount() == limit) {
                        return page.setNextPageOffset(
                                view.segment().slots().key(slot).toPointId());
                    }
                    page.addResult(size.with(retrieved(view, slot, output)));
                }
            }
            return page;
        });
    }

    private static RetrievedPoint retrieved(View view, int slot, PointOutput output) {
        var point = RetrievedPoint.newBuilder()
                .setId(view.segment().slots().key(slot).toPointId())
                .putAllPayload(output.payload(slot));
        output.vectors(slot).ifPresent(point::setVectors);
        return point.build();
    }

    List<ScoredPoint> query(QueryPoints request, CallBytes size) {
        return store.collection(request.getCollectionName()).read(view -> {
            var output = PointOutput.of(view, request.getWithPayload(), request.getWithVectors());
            return new QuerySearch(view.segment(), view.config().vectors())
                    .run(request).stream()
                            .map(hit -> size.with(scored(view, hit.slot(), output)
                                    .setScore(hit.score())
                                    .build()))
                            .toList();
        });
    }

    private static ScoredPoint.Builder scored(View view, int slot, PointOutput output) {
        var entry = view.segment().slots().entry(slot);
        var point = ScoredPoint.newBuilder()
                .setId(entry.key().toPointId())
                .setVersion(entry.version())
                .putAllPayload(output.payload(slot));
        output.vectors(slot).ifPresent(point::setVectors);
        return point;
    }
}
