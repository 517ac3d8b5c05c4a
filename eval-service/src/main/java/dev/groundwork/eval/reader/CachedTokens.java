package dev.groundwork.eval.reader;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps each reader's token until shortly before it expires. */
@ApplicationScoped
class CachedTokens implements ReaderTokens {

    /** A token must live through a whole case with its retries. */
    private static final Duration REST = Duration.ofSeconds(60);

    private record Key(String tenant, String reader) {}

    private final ReaderTokens origin;
    private final Clock clock;
    private final Map<Key, ReaderToken> tokens = new ConcurrentHashMap<>();

    @Inject
    CachedTokens(PasswordGrant origin) {
        this(origin, Clock.systemUTC());
    }

    CachedTokens(ReaderTokens origin, Clock clock) {
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    public ReaderToken token(String tenant, String reader) {
        var key = new Key(tenant, reader);
        var kept = tokens.get(key);
        if (kept != null && clock.instant().plus(REST).isBefore(kept.expiresAt())) {
            return kept;
        }
        var fresh = origin.token(tenant, reader);
        tokens.put(key, fresh);
        return fresh;
    }
}
