package dev.groundwork.query.permission;

import io.quarkus.oidc.client.OidcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The authorization headers of calls to permissions-service. */
@ApplicationScoped
class Tokens {

    private static final String SCHEME = "Bearer ";
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final JsonWebToken caller;
    private final OidcClient client;
    private final ReentrantLock lock = new ReentrantLock();
    private io.quarkus.oidc.client.Tokens own;

    Tokens(JsonWebToken caller, OidcClient client) {
        this.caller = caller;
        this.client = client;
    }

    /** Of whoever makes the present request. */
    String ofCaller() {
        return SCHEME + caller.getRawToken();
    }

    /** This service's own, kept until it expires. */
    String ofService() {
        lock.lock();
        try {
            if (own == null || own.isAccessTokenExpired() || own.isAccessTokenWithinRefreshInterval()) {
                own = client.getTokens().await().atMost(LONGEST);
            }
            return SCHEME + own.getAccessToken();
        } finally {
            lock.unlock();
        }
    }
}
