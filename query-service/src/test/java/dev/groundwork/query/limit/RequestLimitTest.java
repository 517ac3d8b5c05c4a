package dev.groundwork.query.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import org.junit.jupiter.api.Test;

class RequestLimitTest {

    private final RequestLimit limit = new RequestLimit(() -> 3);

    @Test
    void aUserOverHisRateIsToldWhenToComeBack() {
        // Given
        limit.admit("alice");
        limit.admit("alice");
        limit.admit("alice");
        // When
        var refused = catchThrowableOfType(QueryException.class, () -> limit.admit("alice"));
        // Then
        assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(refused.retryAfter().orElseThrow()).isBetween(1, 20);
    }

    @Test
    void anotherUserHasHisOwnRate() {
        limit.admit("alice");
        limit.admit("alice");
        limit.admit("alice");
        assertThatNoException().isThrownBy(() -> limit.admit("bob"));
    }
}
