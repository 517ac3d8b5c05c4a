package dev.groundwork.local.bench;

import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.ConditionFactory.matchKeywords;
import static io.qdrant.client.ConditionFactory.range;
import static io.qdrant.client.ValueFactory.list;
import static io.qdrant.client.ValueFactory.value;

import io.qdrant.client.PointIdFactory;
import io.qdrant.client.QueryFactory;
import io.qdrant.client.ValueFactory;
import io.qdrant.client.VectorFactory;
import io.qdrant.client.VectorsFactory;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.Range;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Made-up chunks and questions in the shape the query service gives them. One seed, one sequence. */
final class BenchPoints {

    static final int DIMENSION = 384;

    private static final int VOCABULARY = 50_000;
    private static final int TEXT_CHARACTERS = 800;
    private static final int CHUNKS_PER_DOCUMENT = 20;
    private static final int TEAMS = 40;
    private static final int TEAMS_OF_A_READER = 6;

    private final SplittableRandom random;
    private final double[] cumulated = new double[VOCABULARY];
    private int made;

    BenchPoints(long seed) {
        this.random = new SplittableRandom(seed);
        double sum = 0;
        for (int term = 0; term < VOCABULARY; term++) {
            sum += 1.0 / (term + 1);
            cumulated[term] = sum;
        }
    }

    List<PointStruct> next(int count) {
        return Stream.generate(this::point).limit(count).toList();
    }

    private PointStruct point() {
        int document = made / CHUNKS_PER_DOCUMENT;
        int ordinal = made++ % CHUNKS_PER_DOCUMENT;
        var terms = terms(random.nextInt(60, 121));
        var weights =
                terms.stream().map(_ -> (float) random.nextDouble(0.4, 2.2)).toList();
        return PointStruct.newBuilder()
                .setId(PointIdFactory.id(new UUID(random.nextLong(), random.nextLong())))
                .setVectors(VectorsFactory.namedVectors(Map.of(
                        "dense", VectorFactory.vector(dense()), "text", VectorFactory.vector(weights, hashes(terms)))))
                .putAllPayload(payload(document, ordinal, text(terms)))
                .build();
    }

    private Map<String, Value> payload(int document, int ordinal, String text) {
        return Map.ofEntries(
                Map.entry("tenant", value("default")),
                Map.entry("documentId", value(new UUID(0, document).toString())),
                Map.entry("version", value(1)),
                Map.entry("ordinal", value(ordinal)),
                Map.entry("text", value(text)),
                Map.entry("title", value("Document " + document)),
                Map.entry("headings", strings(List.of("Chapter " + ordinal / 5, "Section " + ordinal))),
                Map.entry("page", value(ordinal / 2 + 1)),
                Map.entry("mediaType", value("application/pdf")),
                Map.entry("language", value("en")),
                Map.entry("sourceSystem", value("uploads")),
                Map.entry("sourceExternalId", value("document-" + document + ".pdf")),
                Map.entry("allow", strings(allowed(document))),
                Map.entry("deny", strings(document % 10 == 0 ? List.of(team(document / 10)) : List.of())),
                Map.entry("clearance", value(document % 4)),
                Map.entry("revision", value(1)));
    }

    private static List<String> allowed(int document) {
        return document % 3 == 0
                ? List.of("public")
                : List.of(team(document), team(document * 7 + 3), team(document * 13 + 5));
    }

    private static String team(int number) {
        return "team:" + number % TEAMS;
    }

    private static Value strings(List<String> texts) {
        return list(texts.stream().map(ValueFactory::value).toList());
    }

    /** The access filter of a reader as the query service builds it. */
    static Filter filter() {
        var principals = Stream.concat(
                        Stream.of("public", "user:bench"),
                        IntStream.range(0, TEAMS_OF_A_READER).mapToObj(BenchPoints::team))
                .toList();
        return Filter.newBuilder()
                .addMust(matchKeyword("tenant", "default"))
                .addMust(matchKeywords("allow", principals))
                .addMust(range("clearance", Range.newBuilder().setLte(2).build()))
                .addMustNot(matchKeywords("deny", principals))
                .build();
    }

    Query denseQuery() {
        return QueryFactory.nearest(dense());
    }

    /** Four to twelve words, as questions have. */
    Query sparseQuery() {
        var terms = terms(random.nextInt(4, 13));
        return QueryFactory.nearest(terms.stream().map(_ -> 1f).toList(), hashes(terms));
    }

    private List<Float> dense() {
        return random.doubles(DIMENSION, -1, 1).mapToObj(it -> (float) it).toList();
    }

    /** Distinct terms, drawn by Zipf's law. */
    private List<Integer> terms(int count) {
        var terms = new LinkedHashSet<Integer>();
        while (terms.size() < count) {
            int at = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[VOCABULARY - 1]);
            terms.add(at < 0 ? ~at : at);
        }
        return new ArrayList<>(terms);
    }

    /** Spread over all 32 bits, each its own, as the hashes of words are. */
    private static List<Integer> hashes(List<Integer> terms) {
        return terms.stream().map(term -> (term + 1) * 0x9E37_79B1).toList();
    }

    private static String text(List<Integer> terms) {
        var text = new StringBuilder();
        for (int i = 0; text.length() < TEXT_CHARACTERS; i++) {
            text.append("word").append(terms.get(i % terms.size())).append(' ');
        }
        return text.toString();
    }
}
