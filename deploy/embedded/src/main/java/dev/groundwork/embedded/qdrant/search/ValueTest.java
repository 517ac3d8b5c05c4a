package dev.groundwork.embedded.qdrant.search;

import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Match;
import io.qdrant.client.grpc.Common.Range;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.JsonWithInt.Value.KindCase;
import java.util.List;

/** What Qdrant's field conditions say of a value of the payload. */
final class ValueTest {

    private ValueTest() {}

    /** Whether the values at a condition's path (none when the path leads nowhere) satisfy it. */
    static boolean matches(FieldCondition condition, List<Value> values) {
        if (values.isEmpty()) {
            return condition.hasIsEmpty() ? condition.getIsEmpty() : condition.hasIsNull() && !condition.getIsNull();
        }
        return values.stream().anyMatch(value -> matches(condition, value));
    }

    private static boolean matches(FieldCondition condition, Value value) {
        if (condition.hasIsEmpty()) {
            return isEmpty(value) == condition.getIsEmpty();
        }
        if (condition.hasIsNull()) {
            return hasNull(value) == condition.getIsNull();
        }
        return value.hasListValue()
                ? value.getListValue().getValuesList().stream().anyMatch(element -> single(condition, element))
                : single(condition, value);
    }

    private static boolean single(FieldCondition condition, Value value) {
        return condition.hasMatch()
                ? matches(condition.getMatch(), value)
                : isNumber(value) && within(condition.getRange(), number(value));
    }

    private static boolean matches(Match match, Value value) {
        var string = value.hasStringValue();
        var integer = value.hasIntegerValue();
        return switch (match.getMatchValueCase()) {
            case KEYWORD -> string && value.getStringValue().equals(match.getKeyword());
            case INTEGER -> integer && value.getIntegerValue() == match.getInteger();
            case BOOLEAN -> value.hasBoolValue() && value.getBoolValue() == match.getBoolean();
            case KEYWORDS -> string && match.getKeywords().getStringsList().contains(value.getStringValue());
            case INTEGERS -> integer && match.getIntegers().getIntegersList().contains(value.getIntegerValue());
            case EXCEPT_KEYWORDS ->
                !isNull(value)
                        && !(string
                                && match.getExceptKeywords().getStringsList().contains(value.getStringValue()));
            case EXCEPT_INTEGERS ->
                !isNull(value)
                        && !(integer
                                && match.getExceptIntegers().getIntegersList().contains(value.getIntegerValue()));
            case TEXT, PHRASE, TEXT_ANY, MATCHVALUE_NOT_SET ->
                throw new IllegalStateException("Not supported: " + match.getMatchValueCase());
        };
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
