package dev.groundwork.embedded.qdrant.conformance;

import java.util.List;

/** A condition of a filter as plain data, so that a counterexample can be read. */
sealed interface Rule {

    /** {@code minShould} may be null. */
    record Clauses(List<Rule> must, List<Rule> should, List<Rule> mustNot, MinShould minShould) implements Rule {}

    record MinShould(int least, List<Rule> rules) {}

    /** The value is a string, a long or a boolean. */
    record Match(String path, Object value) implements Rule {}

    record MatchAny(String path, List<?> values) implements Rule {}

    record MatchExcept(String path, List<?> values) implements Rule {}

    /** A missing bound is null. */
    record Between(String path, Double lt, Double gt, Double lte, Double gte) implements Rule {}

    record IsEmpty(String path) implements Rule {}

    record IsNull(String path) implements Rule {}

    /** The same question as a part of a field condition, where it can be negated. */
    record FieldIsEmpty(String path, boolean wanted) implements Rule {}

    record FieldIsNull(String path, boolean wanted) implements Rule {}

    record Ids(List<Long> ids) implements Rule {}

    record Nested(String path, Clauses filter) implements Rule {}
}
