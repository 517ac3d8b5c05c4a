package dev.groundwork.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessAuditedTest {

    @Test
    void whoAskedFitsTheIndexOfTheTrail() {
        assertThat(entry("t".repeat(64), "u".repeat(200)).userId()).hasSize(200);
        assertThatThrownBy(() -> entry("t".repeat(65), "bob")).hasMessage("tenant has more than 64 characters");
        assertThatThrownBy(() -> entry("default", "u".repeat(201))).hasMessage("userId has more than 200 characters");
        assertThatThrownBy(() -> entry("default", "bob\u0000")).hasMessage("userId holds a control character");
    }

    private static AccessAudited entry(String tenant, String userId) {
        return new AccessAudited(
                tenant, userId, new UUID(0, 1), "f".repeat(64), List.of(), List.of(), 0, Instant.EPOCH);
    }
}
