package dev.groundwork.ingest.download;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.DownloadRules;
import dev.groundwork.ingest.failure.PassingException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilentHostsTest {

    private static final URI ONE = URI.create("https://Example.org/one");
    private static final URI TWO = URI.create("https://example.org/two");

    private long now;

    @Test
    void aHostRestsForAsLongAsItWasSilentWhateverItsFirstDocumentMeetsMeanwhile() {
        // Given
        var hosts = new SilentHosts(Duration.ofSeconds(10), () -> now);
        var first = transfer();
        var second = transfer();
        hosts.gaveNoAnswer("acme", ONE, first);
        // When
        now += Duration.ofSeconds(9).toNanos();
        hosts.gaveNoAnswer("acme", ONE, first);
        hosts.gaveNoAnswer("acme", TWO, second);
        // Then
        assertThatCode(() -> hosts.requireAnswering("acme", TWO, first)).doesNotThrowAnyException();
        assertThatThrownBy(() -> hosts.requireAnswering("acme", TWO, second)).isInstanceOf(PassingException.class);
        assertThatCode(() -> hosts.requireAnswering("other", TWO, second)).doesNotThrowAnyException();
        now += Duration.ofSeconds(2).toNanos();
        assertThatCode(() -> hosts.requireAnswering("acme", TWO, second)).doesNotThrowAnyException();
    }

    @Test
    void noHostRestsForLongerThanTheLongerDelay() {
        var hosts = new SilentHosts(Duration.ofMinutes(10), () -> now);
        hosts.gaveNoAnswer("acme", ONE, transfer());
        now += Duration.ofSeconds(60).toNanos();
        assertThatCode(() -> hosts.requireAnswering("acme", TWO, transfer())).doesNotThrowAnyException();
    }

    private static Transfer transfer() {
        return new Transfer(null, new DownloadRules(true, true), null, new Sender("acme", "wiki"), null, null);
    }
}
