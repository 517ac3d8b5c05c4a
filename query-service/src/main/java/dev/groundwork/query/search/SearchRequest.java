package dev.groundwork.query.search;

import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import dev.groundwork.query.search.Query.Mode;
import dev.groundwork.query.text.PlainText;

/**
 * The body of {@code POST /v1/search}.
 *
 * @param topK passages at most, or null for the default
 * @param mode {@code hybrid}, {@code dense} or {@code keyword}, or null for hybrid
 */
public record SearchRequest(String query, Integer topK, Mode mode) {

    Query withinLimits(SearchConfig limits) {
        if (query == null || query.isBlank()) {
            throw new QueryException(ErrorCode.INVALID_REQUEST, "query must hold what is looked for.");
        }
        if (query.length() > limits.maxQueryCharacters()) {
            throw new QueryException(
                    ErrorCode.QUESTION_TOO_LONG,
                    "query must be at most %d characters.".formatted(limits.maxQueryCharacters()));
        }
        if (!PlainText.isPlain(query)) {
            throw new QueryException(ErrorCode.INVALID_REQUEST, "query must not hold control characters.");
        }
        int wanted = topK == null ? Math.min(limits.defaultTopK(), limits.maxTopK()) : topK;
        if (wanted < 1 || wanted > limits.maxTopK()) {
            throw new QueryException(
                    ErrorCode.INVALID_REQUEST, "topK must be from 1 to %d.".formatted(limits.maxTopK()));
        }
        return new Query(query, wanted, mode == null ? Mode.HYBRID : mode);
    }
}
