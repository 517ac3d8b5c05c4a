package dev.groundwork.embedded.qdrant.conformance;

import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Payloads of a few fields with few values, so that filters hit them, and every kind of value where one is not expected. */
final class RandomPayloads {

    static final Arbitrary<String> WORDS = Arbitraries.of("red", "Red", "green", "7");
    static final Arbitrary<Long> WHOLES = Arbitraries.longs().between(0, 7);
    static final Arbitrary<Double> BOUNDS = Arbitraries.of(0.0, 1.0, 2.0, 2.5, 3.0, 7.0);

    private static final Arbitrary<Object> WORD = WORDS.asGeneric();
    private static final Arbitrary<Object> NUMBER = Arbitraries.oneOf(WHOLES.asGeneric(), BOUNDS.asGeneric());
    private static final Arbitrary<Object> TRUTH = Arbitraries.of(true, false).asGeneric();
    private static final Arbitrary<Object> ODD = quick(Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(null)),
            Tuple.of(1, Arbitraries.just(List.of())),
            Tuple.of(1, Arbitraries.just(Map.of())),
            Tuple.of(2, WORD),
            Tuple.of(2, NUMBER),
            Tuple.of(2, TRUTH),
            Tuple.of(1, WORD.list().ofMaxSize(2).asGeneric())));

    private static final Arbitrary<Object> PART = object(Map.of(
            "name", field(WORD),
            "count", field(WHOLES.asGeneric()),
            "bits", objects(object(Map.of("n", field(NUMBER))))));

    static final Arbitrary<Map<String, Object>> PAYLOADS = fields(Map.of(
            "color", field(WORD),
            "size", field(NUMBER),
            "new", field(TRUTH),
            "owner", mostly(object(Map.of("team", field(WORD), "level", field(WHOLES.asGeneric())))),
            "parts", objects(PART)));

    /** What a collection may index; each index sees values of other kinds as well. */
    static final Map<String, PayloadSchemaType> INDEXES = Map.of(
            "color", PayloadSchemaType.Keyword,
            "size", PayloadSchemaType.Float,
            "new", PayloadSchemaType.Bool,
            "owner.team", PayloadSchemaType.Keyword,
            "parts[].name", PayloadSchemaType.Keyword,
            "parts[].count", PayloadSchemaType.Integer);

    private RandomPayloads() {}

    /** jqwik looks generators up by the hash of all they are made of, which takes longer than all else; this one's is short. */
    static <T> Arbitrary<T> quick(Arbitrary<T> made) {
        return Arbitraries.lazy(() -> made);
    }

    private static Arbitrary<Object> mostly(Arbitrary<Object> expected) {
        return quick(Arbitraries.frequencyOf(Tuple.of(4, expected), Tuple.of(1, ODD)));
    }

    /** One value, or an array of such values. */
    private static Arbitrary<Object> field(Arbitrary<Object> expected) {
        return quick(Arbitraries.frequencyOf(
                Tuple.of(3, mostly(expected)),
                Tuple.of(1, mostly(expected).list().ofMaxSize(3).asGeneric())));
    }

    private static Arbitrary<Object> objects(Arbitrary<Object> object) {
        return mostly(mostly(object).list().ofMaxSize(3).asGeneric());
    }

    private static Arbitrary<Object> object(Map<String, Arbitrary<Object>> fields) {
        return fields(fields).asGeneric();
    }

    /** Maps with some of the fields. */
    private static Arbitrary<Map<String, Object>> fields(Map<String, Arbitrary<Object>> fields) {
        var names = new TreeMap<>(fields).sequencedKeySet().stream().toList();
        var present = Arbitraries.of(true, true, false).list().ofSize(names.size());
        var values =
                Combinators.combine(names.stream().map(fields::get).toList()).as(ArrayList::new);
        return Combinators.combine(present, values).as((taken, all) -> {
            var map = new TreeMap<String, Object>();
            for (var i = 0; i < names.size(); i++) {
                if (taken.get(i)) {
                    map.put(names.get(i), all.get(i));
                }
            }
            return map;
        });
    }
}
