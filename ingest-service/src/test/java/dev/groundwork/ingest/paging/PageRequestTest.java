package dev.groundwork.ingest.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    @Test
    void fiftyIsTheUsualLimit() {
        assertThat(PageRequest.of(null, null)).isEqualTo(new PageRequest(50, null));
        assertThat(PageRequest.of("500", "x")).isEqualTo(new PageRequest(500, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "ten", "", "1.5", "99999999999"})
    void anyOtherLimitIsRefused(String limit) {
        assertThatThrownBy(() -> PageRequest.of(limit, null))
                .isInstanceOfSatisfying(
                        RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    @Test
    void anUnreadableCursorIsRefusedAndNoneIsTheFirstPage() {
        assertThat(PageRequest.of(null, null).place(Long::valueOf)).isEmpty();
        assertThat(PageRequest.of(null, "7").place(Long::valueOf)).contains(7L);
        assertThatThrownBy(() -> PageRequest.of(null, "seven").place(Long::valueOf))
                .isInstanceOf(RequestException.class);
    }

    @Test
    void oneMoreThanThePageHoldsMakesANextPage() {
        var request = PageRequest.of("2", null);
        assertThat(Page.of(List.of(9, 8, 7), request, String::valueOf)).isEqualTo(new Page<>(List.of(9, 8), "8"));
        assertThat(Page.of(List.of(9, 8), request, String::valueOf)).isEqualTo(new Page<>(List.of(9, 8), null));
    }
}
