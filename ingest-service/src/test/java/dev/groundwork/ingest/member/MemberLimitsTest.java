package dev.groundwork.ingest.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemberLimitsTest {

    private static final MemberLimits LIMITS = new MemberLimits(new Limits(2, 10, 1_000));
    private static final Member MEMBER = new Member("a", new Content("blob:1", null, null, "a"), 100);

    @Test
    void whatIsWithinTheLimitsPasses() {
        assertThatCode(() -> check(1, 3, 7, 0)).doesNotThrowAnyException();
        assertThatCode(() -> check(1, 3, 0, 700)).doesNotThrowAnyException();
    }

    @Test
    void whatHoldsNothingMayLieAnywhere() {
        assertThatCode(() -> check(5, 0, 100, 10_000)).doesNotThrowAnyException();
    }

    @Test
    void theDepthTheCountAndTheBytesEnd() {
        assertRejected(2, 1, 0, 0, RejectionCode.NESTED_TOO_DEEP);
        assertRejected(1, 3, 8, 0, RejectionCode.TOO_LARGE);
        assertRejected(1, 3, 0, 701, RejectionCode.TOO_LARGE);
    }

    private static void assertRejected(int depth, int members, long others, long bytes, RejectionCode code) {
        assertThatThrownBy(() -> check(depth, members, others, bytes))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void check(int depth, int members, long others, long bytes) {
        var parent = new MemberTable.Parent(new UUID(0, 1), new UUID(0, 2), depth, "default", "wiki");
        List<Member> held = Collections.nCopies(members, MEMBER);
        LIMITS.check(parent, held, () -> new MemberTable.Load(others, bytes));
    }

    private record Limits(int maxDepth, int maxCount, long maxBytes) implements MemberConfig {}
}
