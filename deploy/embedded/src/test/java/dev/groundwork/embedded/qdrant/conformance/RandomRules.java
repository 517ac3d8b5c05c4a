package dev.groundwork.embedded.qdrant.conformance;

import static dev.groundwork.embedded.qdrant.conformance.RandomPayloads.BOUNDS;
import static dev.groundwork.embedded.qdrant.conformance.RandomPayloads.WHOLES;
import static dev.groundwork.embedded.qdrant.conformance.RandomPayloads.WORDS;
import static dev.groundwork.embedded.qdrant.conformance.RandomPayloads.quick;

import dev.groundwork.embedded.qdrant.conformance.Rule.Clauses;
import dev.groundwork.embedded.qdrant.conformance.Rule.MinShould;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Filters of every kind over the fields of {@link RandomPayloads}. */
final class RandomRules {

    private static final Arbitrary<String> PATHS = Arbitraries.of(
            "color",
            "color[]",
            "size",
            "size[1]",
            "new",
            "owner",
            "owner.team",
            "owner.level",
            "parts",
            "parts.name",
            "parts[].name",
            "parts[0].name",
            "parts[].count",
            "parts[].bits[].n");
    private static final Arbitrary<String> PATHS_OF_PARTS =
            Arbitraries.of("name", "name[0]", "count", "bits", "bits[].n", "color");
    private static final Arbitrary<String> PATHS_OF_BITS = Arbitraries.of("n", "name");

    /** Filters of filters of filters. */
    static final Arbitrary<Clauses> FILTERS = clauses(rules(2));

    /** What a query narrows its points with: often nothing. */
    static final Arbitrary<Clauses> LOOSE_FILTERS = Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(new Clauses(List.of(), List.of(), List.of(), null))),
            Tuple.of(1, clauses(rules(0))));

    private RandomRules() {}

    private static Arbitrary<Rule> rules(int depth) {
        var leaf = quick(
                Arbitraries.frequencyOf(Tuple.of(6, tests(PATHS)), Tuple.of(1, ids()), Tuple.of(2, quick(nested()))));
        return depth == 0
                ? leaf
                : Arbitraries.frequencyOf(
                        Tuple.of(3, leaf), Tuple.of(1, clauses(rules(depth - 1)).map(it -> (Rule) it)));
    }

    private static Arbitrary<Clauses> clauses(Arbitrary<Rule> rules) {
        return quick(Combinators.combine(
                        some(rules, 2, 1),
                        some(rules, 3, 2),
                        some(rules, 2, 1),
                        minShould(rules).injectNull(0.7))
                .as(Clauses::new));
    }

    /** Short lists, most of them empty: with many clauses a filter would hold for nothing. */
    private static Arbitrary<List<Rule>> some(Arbitrary<Rule> rules, int most, int weight) {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(List.of())),
                Tuple.of(weight, rules.list().ofMaxSize(most)));
    }

    private static Arbitrary<MinShould> minShould(Arbitrary<Rule> rules) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4), rules.list().ofMaxSize(4))
                .as(MinShould::new);
    }

    private static Arbitrary<Rule> tests(Arbitrary<String> paths) {
        var words = WORDS.list().ofMinSize(1).ofMaxSize(3);
        var wholes = WHOLES.list().ofMinSize(1).ofMaxSize(3);
        var lists = Arbitraries.oneOf(words.map(it -> (List<?>) it), wholes.map(it -> (List<?>) it));
        var values = Arbitraries.oneOf(
                WORDS.asGeneric(),
                WHOLES.asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        var truths = Arbitraries.of(true, false);
        return quick(Arbitraries.frequencyOf(
                Tuple.of(4, Combinators.combine(paths, values).as(Rule.Match::new)),
                Tuple.of(2, Combinators.combine(paths, lists).as(Rule.MatchAny::new)),
                Tuple.of(2, Combinators.combine(paths, lists).as(Rule.MatchExcept::new)),
                Tuple.of(4, between(paths)),
                Tuple.of(1, paths.map(Rule.IsEmpty::new)),
                Tuple.of(1, paths.map(Rule.IsNull::new)),
                Tuple.of(1, Combinators.combine(paths, truths).as(Rule.FieldIsEmpty::new)),
                Tuple.of(1, Combinators.combine(paths, truths).as(Rule.FieldIsNull::new))));
    }

    private static Arbitrary<Rule> between(Arbitrary<String> paths) {
        var bound = BOUNDS.injectNull(0.6);
        return Combinators.combine(paths, bound, bound, bound, bound).as(Rule.Between::new);
    }

    private static Arbitrary<Rule> ids() {
        return RandomSamples.IDS.list().ofMaxSize(5).map(Rule.Ids::new);
    }

    private static Arbitrary<Rule> nested() {
        Arbitrary<Rule> ofBits = clauses(tests(PATHS_OF_BITS)).map(it -> new Rule.Nested("bits", it));
        var ofPart = clauses(
                Arbitraries.frequencyOf(Tuple.of(6, tests(PATHS_OF_PARTS)), Tuple.of(1, ids()), Tuple.of(1, ofBits)));
        return Combinators.combine(Arbitraries.of("parts", "parts[]", "owner"), ofPart)
                .as(Rule.Nested::new);
    }
}
