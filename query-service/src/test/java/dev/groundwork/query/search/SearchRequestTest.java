package dev.groundwork.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import dev.groundwork.query.search.Query.Mode;
import org.junit.jupiter.api.Test;

class SearchRequestTest {

    @Test
    void whatIsNotSaidIsTheDefault() {
        assertThat(new SearchRequest("rockets", null, null).withinLimits(Limits.USUAL))
                .isEqualTo(new Query("rockets", 10, Mode.HYBRID));
    }

    @Test
    void whatIsOverALimitIsRefusedWithItsCode() {
        refused(new SearchRequest(null, null, null), ErrorCode.INVALID_REQUEST);
        refused(new SearchRequest("  ", null, null), ErrorCode.INVALID_REQUEST);
        refused(new SearchRequest("x".repeat(21), null, null), ErrorCode.QUESTION_TOO_LONG);
        refused(new SearchRequest("rockets", 0, null), ErrorCode.INVALID_REQUEST);
        refused(new SearchRequest("rockets", 51, null), ErrorCode.INVALID_REQUEST);
    }

    private static void refused(SearchRequest request, ErrorCode code) {
        assertThatThrownBy(() -> request.withinLimits(Limits.USUAL))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
