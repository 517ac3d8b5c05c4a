package dev.groundwork.ingest.download;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.groundwork.ingest.failure.PassingException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * Hosts that gave no answer a while ago. Only the transfer that found one silent goes on asking it; the others leave their documents to the
 * delayed retries at once, so that many documents of a dead host do not hold up those of all others.
 */
final class SilentHosts {

    private static final int MOST = 10_000;

    /** Less than the longer of the two delays, or a document might never be asked for. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /** By tenant, so that no tenant can bring a host into disrepute with another. */
    private record Host(String tenant, String authority) {

        static Host of(String tenant, URI target) {
            return new Host(tenant, target.getRawAuthority().toLowerCase(Locale.ROOT));
        }
    }

    /** Who asks on. */
    private final Cache<Host, Transfer> silent;

    /**
     * @param silence after which a host is taken for silent; for as long nobody else asks
     * @param clock in nanoseconds
     */
    SilentHosts(Duration silence, Ticker clock) {
        var rest = silence.compareTo(LONGEST_REST) < 0 ? silence : LONGEST_REST;
        this.silent = Caffeine.newBuilder()
                .expireAfterWrite(rest)
                .ticker(clock)
                .maximumSize(MOST)
                .executor(Runnable::run)
                .build();
    }

    /** @throws PassingException when another transfer has found it silent */
    void requireAnswering(String tenant, URI target, Transfer asking) {
        var other = silent.getIfPresent(Host.of(tenant, target));
        if (other != null && other != asking) {
            throw HttpDownload.passing("The host gave another document no answer a moment ago.", null);
        }
    }

    /** The first who finds out counts, and its further tries do not make the rest longer. */
    void gaveNoAnswer(String tenant, URI target, Transfer asking) {
        silent.asMap().putIfAbsent(Host.of(tenant, target), asking);
    }

    void answered(String tenant, URI target) {
        silent.invalidate(Host.of(tenant, target));
    }
}
