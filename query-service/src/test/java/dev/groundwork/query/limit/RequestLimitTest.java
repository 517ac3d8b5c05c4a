package dev.groundwork.query.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.groundwork.query.fixture.FakeCaller;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import org.junit.jupiter.api.Test;

class RequestLimitTest {

    private final RequestLimit limit = new RequestLimit(() -> 3);

    @Test
    void aUserOverHisRateIsToldWhenToComeBack() {
        // Given
        useUp(new FakeCaller("default", "alice"));
        // When
        var refused = catchThrowableOfType(QueryException.class, () -> limit.admit(new FakeCaller("default", "alice")));
        // Then
        assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(refused.retryAfter().orElseThrow()).isBetween(1, 20);
    }

    @Test
    void anotherUserHasHisOwnRate() {
        useUp(new FakeCaller("default", "alice"));
        assertThatNoException().isThrownBy(() -> limit.admit(new FakeCaller("default", "bob")));
    }

    @Test
    void aUserOfTheSameNameInAnotherTenantHasHisOwnRate() {
        useUp(new FakeCaller("default", "alice"));
        assertThatNoException().isThrownBy(() -> limit.admit(new FakeCaller("other", "alice")));
    }

    private void useUp(FakeCaller caller) {
        limit.admit(caller);
        limit.admit(caller);
        limit.admit(caller);
    }
}
