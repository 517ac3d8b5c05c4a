package dev.groundwork.embedded.qdrant.conformance;

import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.answer;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.point;
import static io.qdrant.client.ConditionFactory.filter;
import static io.qdrant.client.ConditionFactory.hasId;
import static io.qdrant.client.ConditionFactory.isEmpty;
import static io.qdrant.client.ConditionFactory.isNull;
import static io.qdrant.client.ConditionFactory.match;
import static io.qdrant.client.ConditionFactory.matchExceptKeywords;
import static io.qdrant.client.ConditionFactory.matchExceptValues;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.ConditionFactory.matchKeywords;
import static io.qdrant.client.ConditionFactory.matchValues;
import static io.qdrant.client.ConditionFactory.nested;
import static io.qdrant.client.ConditionFactory.range;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.ValueFactory.list;
import static io.qdrant.client.ValueFactory.nullValue;
import static io.qdrant.client.ValueFactory.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.embedded.fixture.QdrantTarget;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.MinShould;
import io.qdrant.client.grpc.Common.Range;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each condition matches, with and without payload indexes. */
class FilterTest extends ConformanceTest {

    private static final Map<String, PayloadSchemaType> INDEXES = Map.of(
            "color", PayloadSchemaType.Keyword,
            "size", PayloadSchemaType.Integer,
            "price", PayloadSchemaType.Float,
            "new", PayloadSchemaType.Bool,
            "owner.team", PayloadSchemaType.Keyword,
            "parts[].name", PayloadSchemaType.Keyword);

    private static String plain;
    private static String indexed;

    @BeforeParameterizedClassInvocation
    static void fill(QdrantTarget target) {
        if (target.absence().isEmpty()) {
            plain = filled();
            indexed = filled();
            INDEXES.forEach((field, type) ->
                    answer(qdrant.client().createPayloadIndexAsync(indexed, field, type, null, true, null, null)));
        }
    }

    private static String filled() {
        var name = qdrant.collection(2, Distance.Dot);
        put(name, 1, Map.of("color", value("red"), "size", value(1L), "price", value(1.5), "new", value(true)));
        put(
                name,
                2,
                Map.of("color", list(List.of(value("red"), value("blue"))), "size", value(2L), "new", value(false)));
        put(name, 3, Map.of("color", value("green"), "size", list(List.of(value(1L), value(30L))), "price", value(3L)));
        put(name, 4, Map.of("color", list(List.of()), "size", value(2.5), "owner", value(Map.of("team", value("a")))));
        put(name, 5, Map.of("color", nullValue(), "price", value("3")));
        put(name, 6, Map.of("color", value(7L), "parts", list(List.of(part("x", 1), part("y", 2)))));
        put(name, 7, Map.of("parts", list(List.of(part("x", 2))), "color", list(List.of(nullValue()))));
        return name;
    }

    private static Value part(String name, long count) {
        return value(Map.of("name", value(name), "count", value(count)));
    }

    private static void put(String collection, long number, Map<String, Value> payload) {
        qdrant.upsert(collection, point(number, Map.of(), payload));
    }

    private static List<Long> must(String collection, Condition... conditions) {
        return qdrant.matching(
                collection, Filter.newBuilder().addAllMust(List.of(conditions)).build());
    }

    private static String named(boolean withIndex) {
        return withIndex ? indexed : plain;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMatchComparesTypeAndValueWithAnyElement(boolean withIndex) {
        var name = named(withIndex);

        assertThat(must(name, matchKeyword("color", "red"))).containsExactly(1L, 2L);
        assertThat(must(name, matchKeyword("color", "7"))).isEmpty();
        assertThat(must(name, match("color", 7))).containsExactly(6L);
        assertThat(must(name, match("size", 1))).containsExactly(1L, 3L);
        assertThat(must(name, match("price", 3))).containsExactly(3L);
        assertThat(must(name, match("new", false))).containsExactly(2L);
        assertThat(must(name, matchKeywords("color", List.of("blue", "green")))).containsExactly(2L, 3L);
        assertThat(must(name, matchValues("size", List.of(2L, 30L)))).containsExactly(2L, 3L);
    }

    @Test
    void anExceptMatchesAnyOtherValueButNeverAMissingOne() {
        assertThat(must(plain, matchExceptKeywords("color", List.of("red", "green"))))
                .containsExactly(2L, 6L);
        assertThat(must(plain, matchExceptValues("size", List.of(1L)))).containsExactly(2L, 3L, 4L);
    }

    /** In them Qdrant finds another number than the word, no fraction among the integers, and no integer in a float index. */
    @Test
    void anExceptSeesOnlyTheValuesThatAnIndexHolds() {
        assertThat(must(indexed, matchExceptKeywords("color", List.of("red", "green"))))
                .containsExactly(2L);
        assertThat(must(indexed, matchExceptValues("size", List.of(1L)))).containsExactly(2L, 3L);
        assertThat(must(indexed, matchExceptValues("color", List.of(7L)))).containsExactly(1L, 2L, 3L);
        assertThat(must(indexed, matchExceptValues("price", List.of(3L)))).containsExactly(1L, 3L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRangeComparesNumbersOfBothKinds(boolean withIndex) {
        var between = Range.newBuilder().setGt(1).setLt(3);

        assertThat(must(named(withIndex), range("price", between.build()))).containsExactly(1L);
        assertThat(must(
                        named(withIndex),
                        range("price", between.setLte(3).clearLt().build())))
                .containsExactly(1L, 3L);
    }

    @Test
    void aRangeOverAnIntegerIndexSeesIntegersOnlyAndCutsItsBounds() {
        var range = Range.newBuilder().setGte(1.5).build();

        assertThat(must(plain, range("size", range))).containsExactly(2L, 3L, 4L);
        assertThat(must(indexed, range("size", range))).containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPathLeadsIntoObjectsAndIntoArraysOnlyWithBrackets(boolean withIndex) {
        var name = named(withIndex);

        assertThat(must(name, matchKeyword("owner.team", "a"))).containsExactly(4L);
        assertThat(must(name, matchKeyword("parts.name", "x"))).isEmpty();
        assertThat(must(name, matchKeyword("parts[].name", "x"))).containsExactly(6L, 7L);
        assertThat(must(name, matchKeyword("parts[1].name", "y"))).containsExactly(6L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNestedFilterMustHoldWithinOneElement(boolean withIndex) {
        var inner = Filter.newBuilder().addMust(matchKeyword("name", "x")).addMust(match("count", 2));

        assertThat(must(named(withIndex), nested("parts", inner.build()))).containsExactly(7L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void emptyAndNullAreToldApart(boolean withIndex) {
        var name = named(withIndex);

        assertThat(must(name, isEmpty("color"))).containsExactly(4L, 5L);
        assertThat(must(name, isEmpty("owner.team"))).containsExactly(1L, 2L, 3L, 5L, 6L, 7L);
        assertThat(must(
                        name,
                        Condition.newBuilder()
                                .setField(FieldCondition.newBuilder()
                                        .setKey("color")
                                        .setIsNull(true))
                                .build()))
                .containsExactly(5L, 7L);
    }

    @Test
    void anArrayWithANullIsNullForAnIndexOnly() {
        assertThat(must(plain, isNull("color"))).containsExactly(5L);
        assertThat(must(indexed, isNull("color"))).containsExactly(5L, 7L);
    }

    @Test
    void whatIsEmptyMatchesNothing() {
        assertThat(must(plain, hasId(List.of()))).isEmpty();
        assertThat(must(plain, matchKeywords("color", List.of()))).isEmpty();
        assertThat(must(plain, filter(Filter.getDefaultInstance()))).hasSize(7);
        assertThat(must(plain, nested("parts", Filter.getDefaultInstance()))).containsExactly(6L, 7L);
        assertThat(must(plain, nested("parts", atLeast(0)))).containsExactly(6L, 7L);
        assertThat(must(plain, nested("parts", atLeast(Long.MIN_VALUE)))).isEmpty();
    }

    private static Filter atLeast(long count) {
        var minShould = MinShould.newBuilder().addConditions(isEmpty("unknown")).setMinCount(count);
        return Filter.newBuilder().setMinShould(minShould).build();
    }

    @Test
    void anIntegerIndexTellsLargeNumbersApart() {
        var name = qdrant.collection(2, Distance.Dot);
        put(name, 1, Map.of("size", value(1L << 53)));
        put(name, 2, Map.of("size", value((1L << 53) + 1)));
        answer(qdrant.client()
                .createPayloadIndexAsync(name, "size", PayloadSchemaType.Integer, null, true, null, null));

        assertThat(must(name, range("size", Range.newBuilder().setLte(0x1p53).build())))
                .containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void clausesCombine(boolean withIndex) {
        var name = named(withIndex);
        var red = matchKeyword("color", "red");
        var small = range("size", Range.newBuilder().setLt(2).build());
        var isNew = match("new", true);

        assertThat(qdrant.matching(
                        name,
                        Filter.newBuilder().addShould(red).addShould(small).build()))
                .containsExactly(1L, 2L, 3L);
        assertThat(qdrant.matching(
                        name, Filter.newBuilder().addMust(red).addMustNot(isNew).build()))
                .containsExactly(2L);
        assertThat(qdrant.matching(
                        name,
                        Filter.newBuilder().addMustNot(red).addShould(small).build()))
                .containsExactly(3L);
        assertThat(must(name, filter(Filter.newBuilder().addMustNot(red).build()), hasId(List.of(id(1), id(3)))))
                .containsExactly(3L);
    }

    @ParameterizedTest
    @CsvSource({"false,0,7", "false,1,4", "true,2,2", "true,3,1", "true,4,0"})
    void minShouldCountsTheConditionsThatHold(boolean withIndex, int least, int expected) {
        var minShould = MinShould.newBuilder()
                .addConditions(matchKeyword("color", "red"))
                .addConditions(range("size", Range.newBuilder().setLt(3).build()))
                .addConditions(match("new", true))
                .setMinCount(least)
                .build();

        var found = qdrant.matching(
                named(withIndex), Filter.newBuilder().setMinShould(minShould).build());

        assertThat(found).hasSize(expected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEmptyFilterMatchesAll(boolean withIndex) {
        assertThat(must(named(withIndex))).hasSize(7);
        assertThat(answer(qdrant.client().countAsync(named(withIndex)))).isEqualTo(7);
    }

    /** Each as it would be without an index. */
    @ParameterizedTest
    @EnumSource(
            value = PayloadSchemaType.class,
            names = {"UnknownType", "Keyword", "Integer", "Float", "Bool"})
    void anIndexOfOneKindHidesNoValueOfAnother(PayloadSchemaType type) {
        var name = qdrant.collection(2, Distance.Dot);
        put(name, 1, Map.of("field", value("1")));
        put(name, 2, Map.of("field", value(1L)));
        put(name, 3, Map.of("field", value(true)));
        put(name, 4, Map.of("field", value(1.0)));
        if (type != PayloadSchemaType.UnknownType) {
            answer(qdrant.client().createPayloadIndexAsync(name, "field", type, null, true, null, null));
        }

        assertThat(must(name, matchKeyword("field", "1"))).containsExactly(1L);
        assertThat(must(name, matchKeywords("field", List.of("1", "2")))).containsExactly(1L);
        assertThat(must(name, match("field", 1))).containsExactly(2L);
        assertThat(must(name, matchValues("field", List.of(1L, 2L)))).containsExactly(2L);
        assertThat(must(name, match("field", true))).containsExactly(3L);
    }
}
