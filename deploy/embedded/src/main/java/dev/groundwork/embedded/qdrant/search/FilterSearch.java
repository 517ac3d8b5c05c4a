package dev.groundwork.embedded.qdrant.search;

import dev.groundwork.embedded.qdrant.index.Segment;
import dev.groundwork.embedded.qdrant.model.PointKey;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.MinShould;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the points that satisfy a filter: conditions with an index come first and narrow the set of points whose
 * payload must be read for the others.
 */
public final class FilterSearch {

    private final Segment segment;

    public FilterSearch(Segment segment) {
        this.segment = segment;
    }

    /** All live points that satisfy the filter. */
    public BitSet matching(Filter filter) {
        return matching(filter, segment.slots().live());
    }

    /** The points of {@code within} that satisfy the filter, as a new set. */
    public BitSet matching(Filter filter, BitSet within) {
        var found = (BitSet) within.clone();
        for (var condition : cheapFirst(filter.getMustList())) {
            found = matching(condition, found);
        }
        for (var condition : cheapFirst(filter.getMustNotList())) {
            found.andNot(matching(condition, found));
        }
        if (filter.getShouldCount() > 0) {
            found = atLeast(1, filter.getShouldList(), found);
        }
        return filter.hasMinShould() ? minShould(filter.getMinShould(), found) : found;
    }

    private BitSet minShould(MinShould minShould, BitSet within) {
        var count = minShould.getMinCount();
        var conditions = minShould.getConditionsList();
        if (count == 0) {
            return within;
        }
        // An unsigned count beyond the number of conditions can never be reached.
        return Long.compareUnsigned(count, conditions.size()) > 0
                ? new BitSet()
                : atLeast((int) count, conditions, within);
    }

    private BitSet atLeast(int count, List<Condition> conditions, BitSet within) {
        if (count == 1) {
            var union = new BitSet();
            conditions.forEach(condition -> union.or(matching(condition, within)));
            return union;
        }
        var met = new int[within.length()];
        conditions.forEach(condition -> matching(condition, within).stream().forEach(slot -> met[slot]++));
        var found = new BitSet();
        within.stream().filter(slot -> met[slot] >= count).forEach(found::set);
        return found;
    }

    private List<Condition> cheapFirst(List<Condition> conditions) {
        return conditions.stream()
                .sorted(Comparator.comparing(condition -> !isIndexed(condition)))
                .toList();
    }

    private boolean isIndexed(Condition condition) {
        return condition.hasHasId()
                || (condition.hasField() && new IndexedField(segment).answers(condition.getField()));
    }

    private BitSet matching(Condition condition, BitSet within) {
        if (condition.hasFilter()) {
            return matching(condition.getFilter(), within);
        }
        if (condition.hasHasId()) {
            return withIds(condition, within);
        }
        if (condition.hasField()) {
            PayloadTest.requireOneTest(condition.getField());
        }
        if (isIndexed(condition)) {
            var found = new IndexedField(segment).slots(condition.getField());
            found.and(within);
            return found;
        }
        var indexed = new IndexedField(segment).nullTest(condition);
        var test = indexed == null ? PayloadTest.of(condition) : indexed;
        var found = new BitSet();
        within.stream().filter(slot -> test.test(segment.payload(slot))).forEach(found::set);
        return found;
    }

    private BitSet withIds(Condition condition, BitSet within) {
        var found = new BitSet();
        for (var id : condition.getHasId().getHasIdList()) {
            var slot = segment.slots().find(PointKey.of(id));
            if (slot != null) {
                found.set(slot);
            }
        }
        found.and(within);
        return found;
    }
}
