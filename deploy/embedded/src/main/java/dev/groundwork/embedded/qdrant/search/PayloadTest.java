package dev.groundwork.embedded.qdrant.search;

import dev.groundwork.embedded.qdrant.model.PayloadPath;
import dev.groundwork.embedded.qdrant.model.Problems;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.Match;
import io.qdrant.client.grpc.Common.NestedCondition;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Compiles conditions to tests of one payload; used where no index answers, and inside nested conditions. */
final class PayloadTest {

    private PayloadTest() {}

    static Predicate<Map<String, Value>> of(Condition condition) {
        return switch (condition.getConditionOneOfCase()) {
            case FIELD -> field(condition.getField());
            case IS_EMPTY -> {
                var path = PayloadPath.parse(condition.getIsEmpty().getKey());
                yield payload -> path.values(payload).stream().allMatch(ValueTest::isEmpty);
            }
            case IS_NULL -> {
                var path = PayloadPath.parse(condition.getIsNull().getKey());
                yield payload -> path.values(payload).stream().anyMatch(ValueTest::isNull);
            }
            case NESTED -> nested(condition.getNested());
            case FILTER -> filter(condition.getFilter());
            // Elements of an array have no id: Qdrant never matches one.
            case HAS_ID -> _ -> false;
            case HAS_VECTOR, CONDITIONONEOF_NOT_SET -> throw Problems.badRequest("Malformed Condition type");
        };
    }

    private static Predicate<Map<String, Value>> filter(Filter filter) {
        var should = all(filter.getShouldList());
        var must = all(filter.getMustList());
        var mustNot = all(filter.getMustNotList());
        var counted = all(filter.getMinShould().getConditionsList());
        var least = filter.getMinShould().getMinCount();
        return payload -> (should.isEmpty() || should.stream().anyMatch(test -> test.test(payload)))
                && must.stream().allMatch(test -> test.test(payload))
                && mustNot.stream().noneMatch(test -> test.test(payload))
                && Long.compareUnsigned(
                                counted.stream()
                                        .filter(test -> test.test(payload))
                                        .count(),
                                least)
                        >= 0;
    }

    private static List<Predicate<Map<String, Value>>> all(List<Condition> conditions) {
        return conditions.stream().map(PayloadTest::of).toList();
    }

    private static Predicate<Map<String, Value>> nested(NestedCondition nested) {
        var elements = PayloadPath.parse(nested.getKey()).eachElement();
        var test = filter(nested.getFilter());
        return payload -> elements.values(payload).stream()
                .anyMatch(element -> element.hasStructValue()
                        && test.test(element.getStructValue().getFieldsMap()));
    }

    private static Predicate<Map<String, Value>> field(FieldCondition condition) {
        requireOneTest(condition);
        var path = PayloadPath.parse(condition.getKey());
        var test = ValueTest.of(condition);
        return payload -> test.test(path.values(payload));
    }

    static void requireOneTest(FieldCondition condition) {
        var tests = Stream.of(condition.hasMatch(), condition.hasRange(), condition.hasIsEmpty(), condition.hasIsNull())
                .filter(set -> set)
                .count();
        if (tests > 1) {
            // With an index Qdrant evaluates one of them, without one all.
            throw Problems.unsupported("several tests in the field condition on `" + condition.getKey() + "`");
        }
        if (tests == 0) {
            throw Problems.badRequest("Validation error in body: [filter: At least one field condition must be "
                    + "specified for `" + condition.getKey() + "`]");
        }
        if (condition.hasMatch()
                && condition.getMatch().getMatchValueCase() == Match.MatchValueCase.MATCHVALUE_NOT_SET) {
            throw Problems.badRequest("Malformed Match condition");
        }
    }
}
