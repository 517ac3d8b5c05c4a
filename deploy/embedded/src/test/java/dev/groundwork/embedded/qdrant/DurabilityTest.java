package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.QdrantTestServer.answer;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.dense;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.point;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.sparse;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.QueryFactory.fusion;
import static io.qdrant.client.QueryFactory.nearest;
import static io.qdrant.client.ValueFactory.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.embedded.qdrant.storage.CorruptFileException;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.QueryPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found after a restart. */
class DurabilityTest {

    private static final String NAME = "kept";

    @TempDir
    private Path data;

    private static void fill(QdrantTestServer qdrant) {
        answer(qdrant.client().createCollectionAsync(QdrantTestServer.request(NAME, 2, Distance.Cosine)));
        answer(qdrant.client().createPayloadIndexAsync(NAME, "tag", PayloadSchemaType.Keyword, null, true, null, null));
        for (var number = 1; number <= 20; number++) {
            qdrant.upsert(
                    NAME,
                    point(
                            number,
                            Map.of("dense", dense(number, 3), "text", sparse(Map.of(number % 4, 1f, 9, 2f))),
                            Map.of("tag", value("t" + number % 3))));
        }
        answer(qdrant.client().deleteAsync(NAME, List.of(id(4), id(5))));
        answer(qdrant.client().setPayloadAsync(NAME, Map.of("tag", value("new")), id(6), true, null, null));
    }

    private static QueryPoints.Builder hybrid() {
        return QueryPoints.newBuilder()
                .setCollectionName(NAME)
                .setFilter(Filter.newBuilder()
                        .addMustNot(matchKeyword("tag", "t1"))
                        .build())
                .addPrefetch(PrefetchQuery.newBuilder().setUsing("dense").setQuery(nearest(1, 2)))
                .addPrefetch(
                        PrefetchQuery.newBuilder().setUsing("text").setQuery(nearest(List.of(1f, 1f), List.of(2, 9))))
                .setQuery(fusion(Fusion.DBSF))
                .setLimit(50);
    }

    private Path log() throws IOException {
        try (var files = Files.newDirectoryStream(data.resolve("collections").resolve(NAME), "log-*[0-9]")) {
            return files.iterator().next();
        }
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(log(), bytes, StandardOpenOption.APPEND);
    }

    @Test
    void everythingIsThereAndScoresTheSame() {
        Map<Long, Float> before;
        try (var qdrant = new QdrantTestServer(data)) {
            fill(qdrant);
            before = new HashMap<>(qdrant.scores(hybrid()));
        }

        try (var qdrant = new QdrantTestServer(data)) {
            assertThat(answer(qdrant.client().countAsync(NAME))).isEqualTo(18);
            assertThat(qdrant.scores(hybrid())).isNotEmpty().isEqualTo(before);
            assertThat(qdrant.matching(
                            NAME,
                            Filter.newBuilder()
                                    .addMust(matchKeyword("tag", "new"))
                                    .build()))
                    .containsExactly(6L);
            assertThat(answer(qdrant.client().getCollectionInfoAsync(NAME)).getPayloadSchemaMap())
                    .containsOnlyKeys("tag");
        }
    }

    @Test
    void anUnfinishedWriteAtTheEndIsCut() throws IOException {
        try (var qdrant = new QdrantTestServer(data)) {
            fill(qdrant);
        }
        var whole = Files.readAllBytes(log());
        // The first half of an entry that is real in all but its end
        append(Arrays.copyOfRange(whole, 16, 16 + 60));

        try (var qdrant = new QdrantTestServer(data)) {
            assertThat(answer(qdrant.client().countAsync(NAME))).isEqualTo(18);
            assertThat(log()).hasSize(whole.length);
            qdrant.upsert(NAME, point(100, Map.of(), Map.of()));
        }
        try (var qdrant = new QdrantTestServer(data)) {
            assertThat(answer(qdrant.client().countAsync(NAME))).isEqualTo(19);
        }
    }

    @Test
    void damageInTheMiddleIsFoundAndTheFileNamed() throws IOException {
        try (var qdrant = new QdrantTestServer(data)) {
            fill(qdrant);
        }
        for (var position : List.of(3, 8 + 2, 16 + 5, 16 + 32 + 40)) {
            var whole = Files.readAllBytes(log());
            var damaged = whole.clone();
            damaged[position] ^= 1;
            Files.write(log(), damaged);

            assertThatThrownBy(() -> EmbeddedQdrant.start(data, 0)).hasMessageContaining(log().toString());
            Files.write(log(), whole);
        }
        EmbeddedQdrant.start(data, 0).close();
    }

    @Test
    void aLogThatWasCutIsFoundAndTheFileNamed() throws IOException {
        try (var qdrant = new QdrantTestServer(data)) {
            fill(qdrant);
        }
        var whole = Files.readAllBytes(log());
        for (var length : List.of(0, 3, 16, 16 + 5, 16 + 32, 16 + 32 + 40, whole.length / 2, whole.length - 1)) {
            Files.write(log(), Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> EmbeddedQdrant.start(data, 0))
                    .isInstanceOf(CorruptFileException.class)
                    .hasMessageContaining(log().toString());
        }
    }

    @Test
    void aMissingLogIsNoEmptyCollection() throws IOException {
        try (var qdrant = new QdrantTestServer(data)) {
            fill(qdrant);
        }
        var log = log();
        Files.delete(log);

        assertThatThrownBy(() -> EmbeddedQdrant.start(data, 0))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining(log + " is missing");
        assertThat(log).doesNotExist();
    }

    @Test
    void aDamagedConfigIsFoundAndTheFileNamed() throws IOException {
        try (var qdrant = new QdrantTestServer(data)) {
            fill(qdrant);
        }
        var config = data.resolve("collections").resolve(NAME).resolve("config");
        var whole = Files.readAllBytes(config);
        var damaged = whole.clone();
        damaged[20] ^= 1;
        for (var bytes : List.of(damaged, new byte[0], new byte[3], Arrays.copyOf(whole, whole.length - 1))) {
            Files.write(config, bytes);

            assertThatThrownBy(() -> EmbeddedQdrant.start(data, 0)).hasMessageContaining(config.toString());
        }
    }

    @Test
    void aLogFullOfReplacedPointsIsRewrittenAndLosesNothing() throws IOException {
        var text = value("x".repeat(2000));
        try (var qdrant = new QdrantTestServer(data)) {
            fill(qdrant);
            var before = qdrant.scores(hybrid());
            for (var round = 0; round < 50; round++) {
                var points = LongStream.range(1000, 1200)
                        .mapToObj(number -> point(number, Map.of(), Map.of("text", text, "tag", value("t1"))))
                        .toList();
                answer(qdrant.client().upsertAsync(NAME, points));
            }

            assertThat(log().getFileName().toString()).isNotEqualTo("log-1");
            assertThat(Files.size(log())).isLessThan(18L << 20);
            assertThat(qdrant.scores(hybrid())).isEqualTo(before);
        }
        try (var qdrant = new QdrantTestServer(data)) {
            assertThat(answer(qdrant.client().countAsync(NAME))).isEqualTo(218);
        }
    }
}
