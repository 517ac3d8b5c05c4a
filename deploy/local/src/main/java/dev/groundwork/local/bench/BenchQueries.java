package dev.groundwork.local.bench;

import static io.qdrant.client.QueryFactory.fusion;

import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.WithVectorsSelectorFactory;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import java.util.List;

/** The queries that are measured; the last one is the search of the query service with its defaults. */
enum BenchQueries {
    DENSE("dense") {
        @Override
        void ask(QueryPoints.Builder request, BenchPoints points) {
            request.setQuery(points.denseQuery()).setUsing("dense");
        }
    },
    DENSE_FILTERED("dense, filtered") {
        @Override
        void ask(QueryPoints.Builder request, BenchPoints points) {
            request.setQuery(points.denseQuery()).setUsing("dense").setFilter(BenchPoints.filter());
        }
    },
    SPARSE("sparse") {
        @Override
        void ask(QueryPoints.Builder request, BenchPoints points) {
            request.setQuery(points.sparseQuery()).setUsing("text");
        }
    },
    HYBRID_FILTERED("hybrid, filtered") {
        @Override
        void ask(QueryPoints.Builder request, BenchPoints points) {
            request.addPrefetch(prefetch(points.denseQuery(), "dense"))
                    .addPrefetch(prefetch(points.sparseQuery(), "text"))
                    .setQuery(fusion(Fusion.DBSF));
        }
    };

    private static final int PREFETCH = 100;
    private static final int LIMIT = 30;

    final String title;

    BenchQueries(String title) {
        this.title = title;
    }

    abstract void ask(QueryPoints.Builder request, BenchPoints points);

    QueryPoints request(String collection, BenchPoints points) {
        var request = QueryPoints.newBuilder()
                .setCollectionName(collection)
                .setLimit(LIMIT)
                .setWithPayload(WithPayloadSelectorFactory.enable(true))
                .setWithVectors(WithVectorsSelectorFactory.include(List.of("dense")));
        ask(request, points);
        return request.build();
    }

    private static PrefetchQuery prefetch(Query query, String vector) {
        return PrefetchQuery.newBuilder()
                .setQuery(query)
                .setUsing(vector)
                .setFilter(BenchPoints.filter())
                .setLimit(PREFETCH)
                .build();
    }
}
