package dev.groundwork.embedded.qdrant.search;

import dev.groundwork.embedded.qdrant.index.FieldIndex;
import dev.groundwork.embedded.qdrant.index.Segment;
import dev.groundwork.embedded.qdrant.model.PayloadPath;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Match;
import io.qdrant.client.grpc.Common.Range;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Answers field conditions from a payload index. As in Qdrant an index sees the values of its own type only: an
 * "except", a range or "is null" may match other points with it than without.
 */
final class IndexedField {

    private final Segment segment;

    IndexedField(Segment segment) {
        this.segment = segment;
    }

    boolean answers(FieldCondition condition) {
        var index = segment.field(PayloadPath.parse(condition.getKey()));
        if (index == null) {
            return false;
        }
        if (condition.hasRange()) {
            return index.holdsNumbers();
        }
        var wanted = wanted(condition.getMatch());
        return except(condition.getMatch()) != null
                || (wanted != null && wanted.stream().allMatch(index::holds));
    }

    /** The slots that satisfy the condition, dead ones included. */
    BitSet slots(FieldCondition condition) {
        FieldIndex index = segment.field(PayloadPath.parse(condition.getKey()));
        var found = new BitSet();
        if (condition.hasRange()) {
            var range = condition.getRange();
            index.collectNumbers(
                    index.holdsIntegersOnly()
                            ? number -> within(range, number.longValue())
                            : number -> ValueTest.within(range, number.doubleValue()),
                    found);
            return found;
        }
        var except = except(condition.getMatch());
        if (except != null) {
            index.collectOthers(except, found);
        } else {
            wanted(condition.getMatch()).forEach(value -> index.collect(value, found));
        }
        return found;
    }

    /**
     * What the null index that is part of every payload index says, or null when it is not asked: it judges all values of
     * a point together, and an array with a null in it is null.
     */
    Predicate<Map<String, Value>> nullTest(Condition condition) {
        if (condition.hasIsNull()) {
            return nullTest(condition.getIsNull().getKey(), values -> values.anyMatch(ValueTest::hasNull));
        }
        var field = condition.getField();
        if (field.hasIsNull()) {
            return nullTest(field.getKey(), values -> values.anyMatch(ValueTest::hasNull) == field.getIsNull());
        }
        if (field.hasIsEmpty()) {
            return nullTest(field.getKey(), values -> values.allMatch(ValueTest::isEmpty) == field.getIsEmpty());
        }
        return null;
    }

    private Predicate<Map<String, Value>> nullTest(String key, Predicate<Stream<Value>> test) {
        var path = PayloadPath.parse(key);
        return segment.field(path) == null ? null : payload -> test.test(path.values(payload).stream());
    }

    /** As Qdrant compares an integer index: with bounds cut to integers. */
    private static boolean within(Range range, long number) {
        return !(range.hasLt() && number >= (long) range.getLt())
                && !(range.hasGt() && number <= (long) range.getGt())
                && !(range.hasLte() && number > (long) range.getLte())
                && !(range.hasGte() && number < (long) range.getGte());
    }

    /** The values of which one must be there, or null when the match is of another kind. */
    private static List<? extends Object> wanted(Match match) {
        return switch (match.getMatchValueCase()) {
            case KEYWORD -> List.of(match.getKeyword());
            case INTEGER -> List.of(match.getInteger());
            case BOOLEAN -> List.of(match.getBoolean());
            case KEYWORDS -> match.getKeywords().getStringsList();
            case INTEGERS -> match.getIntegers().getIntegersList();
            case EXCEPT_KEYWORDS, EXCEPT_INTEGERS, TEXT, PHRASE, TEXT_ANY, MATCHVALUE_NOT_SET -> null;
        };
    }

    /** The values beside which another must be there, or null when the match is of another kind. */
    private static Set<? extends Object> except(Match match) {
        return switch (match.getMatchValueCase()) {
            case EXCEPT_KEYWORDS -> Set.copyOf(match.getExceptKeywords().getStringsList());
            case EXCEPT_INTEGERS -> Set.copyOf(match.getExceptIntegers().getIntegersList());
            case KEYWORD, INTEGER, BOOLEAN, KEYWORDS, INTEGERS, TEXT, PHRASE, TEXT_ANY, MATCHVALUE_NOT_SET -> null;
        };
    }
}
