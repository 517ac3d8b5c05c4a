package dev.groundwork.embedded.qdrant.search;

import dev.groundwork.embedded.qdrant.index.Segment;
import dev.groundwork.embedded.qdrant.model.PointKey;
import dev.groundwork.embedded.qdrant.model.Problems;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.MinShould;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the points that satisfy a filter: conditions with an index come first and narrow the set of points whose
 * payload must be read for the others, once for each clause. Stops when the call is cancelled.
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
        var found = all(filter.getMustList(), within);
        found.andNot(any(filter.getMustNotList(), found));
        if (filter.getShouldCount() > 0) {
            found = any(filter.getShouldList(), found);
        }
        return filter.hasMinShould() ? atLeast(filter.getMinShould(), found) : found;
    }

    private BitSet all(List<Condition> conditions, BitSet within) {
        var clause = clause(conditions);
        var found = (BitSet) within.clone();
        for (var condition : clause.sets()) {
            found = matching(condition, found);
        }
        var tests = clause.tests();
        return tests.isEmpty()
                ? found
                : reading(found, payload -> tests.stream().allMatch(test -> test.test(payload)));
    }

    private BitSet any(List<Condition> conditions, BitSet within) {
        var clause = clause(conditions);
        var found = new BitSet();
        clause.sets().forEach(condition -> found.or(matching(condition, within)));
        var tests = clause.tests();
        if (!tests.isEmpty()) {
            var rest = (BitSet) within.clone();
            rest.andNot(found);
            found.or(reading(rest, payload -> tests.stream().anyMatch(test -> test.test(payload))));
        }
        return found;
    }

    private BitSet atLeast(MinShould minShould, BitSet within) {
        var count = minShould.getMinCount();
        var conditions = minShould.getConditionsList();
        if (count == 0) {
            return within;
        }
        // An unsigned count beyond the number of conditions can never be reached.
        if (Long.compareUnsigned(count, conditions.size()) > 0) {
            return new BitSet();
        }
        var clause = clause(conditions);
        var met = new int[within.length()];
        clause.sets().forEach(condition -> matching(condition, within).stream().forEach(slot -> met[slot]++));
        if (!clause.tests().isEmpty()) {
            within.stream().forEach(slot -> {
                var payload = payload(slot);
                clause.tests().forEach(test -> met[slot] += test.test(payload) ? 1 : 0);
            });
        }
        var found = new BitSet();
        within.stream().filter(slot -> met[slot] >= count).forEach(found::set);
        return found;
    }

    /** The conditions that find sets of points, cheap ones first, and the tests of a payload, which is read once for all. */
    private record Clause(List<Condition> sets, List<Predicate<Map<String, Value>>> tests) {}

    private Clause clause(List<Condition> conditions) {
        var indexed = new ArrayList<Condition>();
        var filters = new ArrayList<Condition>();
        var tests = new ArrayList<Predicate<Map<String, Value>>>();
        for (var condition : conditions) {
            if (condition.hasFilter()) {
                filters.add(condition);
            } else if (isIndexed(condition)) {
                indexed.add(condition);
            } else {
                tests.add(test(condition));
            }
        }
        indexed.addAll(filters);
        return new Clause(indexed, tests);
    }

    private boolean isIndexed(Condition condition) {
        if (condition.hasField()) {
            PayloadTest.requireOneTest(condition.getField());
            return new IndexedField(segment).answers(condition.getField());
        }
        return condition.hasHasId();
    }

    private Predicate<Map<String, Value>> test(Condition condition) {
        var indexed = new IndexedField(segment).nullTest(condition);
        return indexed == null ? PayloadTest.of(condition) : indexed;
    }

    private BitSet matching(Condition condition, BitSet within) {
        Problems.stopIfCancelled();
        if (condition.hasFilter()) {
            return matching(condition.getFilter(), within);
        }
        if (condition.hasHasId()) {
            return withIds(condition, within);
        }
        var found = new IndexedField(segment).slots(condition.getField());
        found.and(within);
        return found;
    }

    private BitSet reading(BitSet within, Predicate<Map<String, Value>> test) {
        var found = new BitSet();
        within.stream().filter(slot -> test.test(payload(slot))).forEach(found::set);
        return found;
    }

    /** Reading payloads is what can take long. */
    private Map<String, Value> payload(int slot) {
        Problems.stopIfCancelled();
        return segment.payload(slot);
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
