package dev.groundwork.permissions.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.permissions.problem.CodedException;
import dev.groundwork.permissions.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    @Test
    void theCursorOfAPageLeadsToTheNext() {
        var first = PageRequest.of("2", null);

        var page = first.pageOf(List.of("a", "b", "c"));

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(PageRequest.of("2", page.nextCursor())).isEqualTo(new PageRequest(2, 2));
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(PageRequest.of("2", null).pageOf(List.of("a", "b"))).isEqualTo(new Page<>(List.of("a", "b"), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "501", "-1", "x", "1.5", "99999999999"})
    void aLimitIsAWholeNumberFromOneToFiveHundred(String limit) {
        assertThatThrownBy(() -> PageRequest.of(limit, null))
                .isInstanceOfSatisfying(
                        CodedException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
                .hasMessageStartingWith("limit ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "2147483647", "99999999999"})
    void aCursorHoldsAnOffset(String offset) {
        var cursor = Base64.getUrlEncoder().encodeToString(offset.getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> PageRequest.of("2", cursor)).hasMessageStartingWith("cursor ");
    }

    @Test
    void whatIsNoCursorAtAllIsRefused() {
        assertThatThrownBy(() -> PageRequest.of("2", "not a cursor!")).hasMessageStartingWith("cursor ");
    }
}
