package dev.groundwork.eval.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedTokensTest {

    private final SetClock clock = new SetClock();
    private final List<String> asked = new ArrayList<>();
    private final CachedTokens tokens = new CachedTokens(this::login, clock);

    @Test
    void aTokenIsKeptUntilShortlyBeforeItExpires() {
        // Given
        tokens.token("default", "alice");
        // When
        clock.now = clock.now.plus(Duration.ofSeconds(239));
        tokens.token("default", "alice");
        // Then
        assertThat(asked).hasSize(1);
    }

    @Test
    void aTokenThatWouldExpireWithinACaseIsReplaced() {
        // Given
        tokens.token("default", "alice");
        // When
        clock.now = clock.now.plus(Duration.ofSeconds(241));
        var fresh = tokens.token("default", "alice");
        // Then
        assertThat(asked).hasSize(2);
        assertThat(fresh.expiresAt()).isEqualTo(clock.now.plusSeconds(300));
    }

    @Test
    void eachReaderOfEachTenantHasHisOwn() {
        // When
        tokens.token("default", "alice");
        tokens.token("default", "bob");
        tokens.token("other", "alice");
        // Then
        assertThat(asked).containsExactly("default/alice", "default/bob", "other/alice");
    }

    @Test
    void aTokenDoesNotPrintItself() {
        assertThat(new ReaderToken("secret", clock.now).toString()).doesNotContain("secret");
    }

    private ReaderToken login(String tenant, String reader) {
        asked.add(tenant + "/" + reader);
        return new ReaderToken("t", clock.instant().plusSeconds(300));
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
