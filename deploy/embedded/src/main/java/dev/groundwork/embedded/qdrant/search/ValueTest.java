package dev.groundwork.embedded.qdrant.search;

import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Match;
import io.qdrant.client.grpc.Common.Range;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.JsonWithInt.Value.KindCase;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What Qdrant's field conditions say of a value of the payload. */
final class ValueTest {

    private ValueTest() {}

    /** Tests the values at a condition's path, none when the path leads nowhere. */
    static Predicate<List<Value>> of(FieldCondition condition) {
        var test = ofValue(condition);
        var ofNone = condition.hasIsEmpty() ? condition.getIsEmpty() : condition.hasIsNull() && !condition.getIsNull();
        return values -> values.isEmpty() ? ofNone : values.stream().anyMatch(test);
    }

    private static Predicate<Value> ofValue(FieldCondition condition) {
        if (condition.hasIsEmpty()) {
            return value -> isEmpty(value) == condition.getIsEmpty();
        }
        if (condition.hasIsNull()) {
            return value -> hasNull(value) == condition.getIsNull();
        }
        Predicate<Value> single = condition.hasMatch()
                ? of(condition.getMatch())
                : value -> isNumber(value) && within(condition.getRange(), number(value));
        return value -> value.hasListValue()
                ? value.getListValue().getValuesList().stream().anyMatch(single)
                : single.test(value);
    }

    private static Predicate<Value> of(Match match) {
        return switch (match.getMatchValueCase()) {
            case KEYWORD -> isOneOf(Set.of(match.getKeyword()));
            case KEYWORDS -> isOneOf(Set.copyOf(match.getKeywords().getStringsList()));
            case INTEGER -> isOneOf(Set.of(match.getInteger()));
            case INTEGERS -> isOneOf(Set.copyOf(match.getIntegers().getIntegersList()));
            case BOOLEAN -> value -> value.hasBoolValue() && value.getBoolValue() == match.getBoolean();
            case EXCEPT_KEYWORDS ->
                isOther(isOneOf(Set.copyOf(match.getExceptKeywords().getStringsList())));
            case EXCEPT_INTEGERS ->
                isOther(isOneOf(Set.copyOf(match.getExceptIntegers().getIntegersList())));
            case TEXT, PHRASE, TEXT_ANY, MATCHVALUE_NOT_SET ->
                throw new IllegalStateException("Not supported: " + match.getMatchValueCase());
        };
    }

    /** Strings or integers. */
    private static Predicate<Value> isOneOf(Set<?> wanted) {
        return value -> (value.hasStringValue() && wanted.contains(value.getStringValue()))
                || (value.hasIntegerValue() && wanted.contains(value.getIntegerValue()));
    }

    private static Predicate<Value> isOther(Predicate<Value> excepted) {
        return value -> !isNull(value) && !excepted.test(value);
    }

    static boolean within(Range range, double number) {
        return !(range.hasLt() && !(number < range.getLt()))
                && !(range.hasGt() && !(number > range.getGt()))
                && !(range.hasLte() && !(number <= range.getLte()))
                && !(range.hasGte() && !(number >= range.getGte()));
    }

    static boolean isNull(Value value) {
        return value.getKindCase() == KindCase.NULL_VALUE || value.getKindCase() == KindCase.KIND_NOT_SET;
    }

    /** Null or an array without elements. */
    static boolean isEmpty(Value value) {
        return isNull(value) || (value.hasListValue() && value.getListValue().getValuesCount() == 0);
    }

    static boolean hasNull(Value value) {
        return isNull(value) || value.getListValue().getValuesList().stream().anyMatch(ValueTest::isNull);
    }

    private static boolean isNumber(Value value) {
        return value.hasIntegerValue() || value.hasDoubleValue();
    }

    private static double number(Value value) {
        return value.hasIntegerValue() ? value.getIntegerValue() : value.getDoubleValue();
    }
}
