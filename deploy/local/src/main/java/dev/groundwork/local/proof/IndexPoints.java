package dev.groundwork.local.proof;

import static io.qdrant.client.WithPayloadSelectorFactory.include;

import dev.groundwork.local.suite.Suite;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every point of the suite's index, each as often as it is there. */
final class IndexPoints {

    private static final String COLLECTIONS = "chunks-";
    private static final int PAGE = 1000;
    /** Kept, for a logger that nobody holds forgets its level. */
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    static {
        GRPC.setLevel(Level.WARNING);
    }

    private IndexPoints() {}

    static List<Point> of(Suite suite) throws ExecutionException, InterruptedException {
        var index = suite.settings().index();
        var grpc = QdrantGrpcClient.newBuilder(index.host(), index.port(), false);
        var points = new ArrayList<Point>();
        try (var qdrant =
                new QdrantClient((index.apiKey().isEmpty() ? grpc : grpc.withApiKey(index.apiKey())).build())) {
            for (var collection : qdrant.listCollectionsAsync().get()) {
                if (collection.startsWith(COLLECTIONS)) {
                    read(qdrant, collection, points);
                }
            }
        }
        points.sort(null);
        return points;
    }

    private static void read(QdrantClient qdrant, String collection, List<Point> points)
            throws ExecutionException, InterruptedException {
        var page = ScrollPoints.newBuilder()
                .setCollectionName(collection)
                .setLimit(PAGE)
                .setWithPayload(include(List.of("documentId", "version", "ordinal")));
        while (true) {
            var found = qdrant.scrollAsync(page.build()).get();
            found.getResultList().stream().map(IndexPoints::point).forEach(points::add);
            if (!found.hasNextPageOffset()) {
                return;
            }
            page.setOffset(found.getNextPageOffset());
        }
    }

    private static Point point(RetrievedPoint point) {
        var payload = point.getPayloadMap();
        return new Point(
                payload.get("documentId").getStringValue(),
                payload.get("version").getIntegerValue(),
                payload.get("ordinal").getIntegerValue());
    }
}
