package dev.groundwork.local.bench;

import dev.groundwork.embedded.fixture.QdrantTarget;
import dev.groundwork.local.suite.Progress;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Measures an index: writes, queries, memory and start-up, at some numbers of points. Prints a table at the end. */
final class QdrantBench {

    private static final String COLLECTION = "groundwork-bench";
    /** What the ingest service puts into one event of 900 kB, and the query service into one upsert. */
    private static final int BATCH = 150;

    private static final int WARM_UP = 300;
    private static final int MEASURED = 200;
    private static final long SEED = 42;

    private static final Map<String, PayloadSchemaType> INDEXES = Map.of(
            "tenant", PayloadSchemaType.Keyword,
            "documentId", PayloadSchemaType.Keyword,
            "version", PayloadSchemaType.Integer,
            "ordinal", PayloadSchemaType.Integer,
            "allow", PayloadSchemaType.Keyword,
            "deny", PayloadSchemaType.Keyword,
            "clearance", PayloadSchemaType.Integer,
            "revision", PayloadSchemaType.Integer);

    private final Progress progress = new Progress(System.out);
    private final List<String> table = new ArrayList<>();

    private QdrantBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        var bench = new QdrantBench();
        for (var size : arguments.length == 0 ? new String[] {"1000", "10000", "100000"} : arguments) {
            bench.measure(Integer.parseInt(size));
        }
        System.out.println();
        bench.table.forEach(System.out::println);
    }

    private void measure(int size) throws IOException, InterruptedException, ExecutionException {
        var named = QdrantTarget.named();
        if (named.absence().isEmpty()) {
            measure(size, BenchServer.named(named));
            return;
        }
        var folder = Files.createTempDirectory("groundwork-bench");
        try (var server = BenchServer.embedded(folder, "512m")) {
            measure(size, server);
        } finally {
            delete(folder);
        }
    }

    private void measure(int size, BenchServer server) throws IOException, InterruptedException, ExecutionException {
        var points = new BenchPoints(SEED);
        row("%,d points", size);
        try (var client = server.client()) {
            create(client);
            row("  %-18s %,.0f/s", "upserts", upserts(client, points, size));
            queries(client, points);
        }
        memory("memory", server);
        startUp(server);
        try (var client = server.client()) {
            // The same points once more: what is replaced leaves gaps in memory and garbage in the log for a while.
            row("  %-18s %,.0f/s", "upserts again", upserts(client, new BenchPoints(SEED), size));
        }
        memory("memory", server);
        startUp(server);
        try (var client = server.client()) {
            client.deleteCollectionAsync(COLLECTION).get();
        }
    }

    private void startUp(BenchServer server) throws IOException, InterruptedException {
        var started = server.restart();
        if (started.isPresent()) {
            var cpu = started.get().cpu().toMillis() / 1000.0;
            row(
                    "  %-18s %.2f s (%.2f s of CPU)",
                    "start-up", started.get().time().toMillis() / 1000.0, cpu);
            memory("memory after it", server);
        }
    }

    private void row(String format, Object... values) {
        var row = String.format(Locale.ROOT, format, values);
        table.add(row);
        progress.say(row.strip());
    }

    private static void create(QdrantClient client) throws InterruptedException, ExecutionException {
        if (client.collectionExistsAsync(COLLECTION).get()) { // a run before was interrupted
            client.deleteCollectionAsync(COLLECTION).get();
        }
        var dense = VectorParams.newBuilder().setSize(BenchPoints.DIMENSION).setDistance(Distance.Cosine);
        var text = SparseVectorParams.newBuilder().setModifier(Modifier.Idf);
        client.createCollectionAsync(CreateCollection.newBuilder()
                        .setCollectionName(COLLECTION)
                        .setVectorsConfig(VectorsConfig.newBuilder()
                                .setParamsMap(VectorParamsMap.newBuilder().putMap("dense", dense.build())))
                        .setSparseVectorsConfig(SparseVectorConfig.newBuilder().putMap("text", text.build()))
                        .build())
                .get();
        for (var index : INDEXES.entrySet()) {
            client.createPayloadIndexAsync(COLLECTION, index.getKey(), index.getValue(), null, true, null, null)
                    .get();
        }
    }

    /** Writes the points, one batch after the other, and answers points per second of waiting. */
    private double upserts(QdrantClient client, BenchPoints points, int size)
            throws InterruptedException, ExecutionException {
        long waited = 0;
        long told = System.nanoTime();
        for (int written = 0; written < size; ) {
            var batch = points.next(Math.min(BATCH, size - written));
            long begin = System.nanoTime();
            client.upsertAsync(COLLECTION, batch).get();
            long end = System.nanoTime();
            waited += end - begin;
            written += batch.size();
            if (end - told > 4_000_000_000L) {
                progress.say(String.format(Locale.ROOT, "%,d of %,d points written", written, size));
                told = end;
            }
        }
        return size * 1e9 / waited;
    }

    private void queries(QdrantClient client, BenchPoints points) throws InterruptedException, ExecutionException {
        row("  %-18s %8s %8s %8s", "query, ms", "p50", "p95", "p99");
        for (var query : BenchQueries.values()) {
            ask(client, query, points, WARM_UP);
            var millis = ask(client, query, points, MEASURED);
            Arrays.sort(millis);
            row("  %-18s %8.1f %8.1f %8.1f", query.title, at(millis, 0.5), at(millis, 0.95), at(millis, 0.99));
        }
    }

    private static double[] ask(QdrantClient client, BenchQueries query, BenchPoints points, int times)
            throws InterruptedException, ExecutionException {
        var millis = new double[times];
        for (int i = 0; i < times; i++) {
            var request = query.request(COLLECTION, points);
            long begin = System.nanoTime();
            client.queryAsync(request).get();
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        return millis;
    }

    private static double at(double[] sorted, double quantile) {
        return sorted[(int) Math.ceil(quantile * sorted.length) - 1];
    }

    private void memory(String title, BenchServer server) throws IOException, InterruptedException {
        var used = server.memory();
        if (used.isPresent()) {
            row(
                    "  %-18s %,d MiB resident, %,d MiB live heap",
                    title, used.get().resident(), used.get().heap());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
