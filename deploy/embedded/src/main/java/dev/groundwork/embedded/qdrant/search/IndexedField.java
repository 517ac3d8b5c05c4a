package dev.groundwork.embedded.qdrant.search;

import dev.groundwork.embedded.qdrant.index.FieldIndex;
import dev.groundwork.embedded.qdrant.index.Segment;
import dev.groundwork.embedded.qdrant.model.PayloadPath;
import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Match;
import java.util.BitSet;
import java.util.List;

/** Answers field conditions from a payload index where the answer is the same as the payloads would give. */
final class IndexedField {

    private final Segment segment;

    IndexedField(Segment segment) {
        this.segment = segment;
    }

    boolean answers(FieldCondition condition) {
        var index = segment.field(PayloadPath.parse(condition.getKey()));
        if (index == null || condition.hasIsEmpty() || condition.hasIsNull()) {
            return false;
        }
        var wanted = wanted(condition.getMatch());
        var matchAnswered =
                !condition.hasMatch() || (wanted != null && wanted.stream().allMatch(index::holds));
        var rangeAnswered = !condition.hasRange() || index.holdsNumbers();
        return (condition.hasMatch() || condition.hasRange()) && matchAnswered && rangeAnswered;
    }

    /** The slots that satisfy the condition, dead ones included. */
    BitSet slots(FieldCondition condition) {
        FieldIndex index = segment.field(PayloadPath.parse(condition.getKey()));
        var found = new BitSet();
        if (condition.hasMatch()) {
            wanted(condition.getMatch()).forEach(value -> index.collect(value, found));
        }
        if (condition.hasRange()) {
            index.collectNumbers(number -> ValueTest.within(condition.getRange(), number), found);
        }
        return found;
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
}
