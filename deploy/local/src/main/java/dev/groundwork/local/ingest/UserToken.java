package dev.groundwork.local.ingest;

import dev.groundwork.local.client.Groundwork;
import java.time.Duration;
import java.time.Instant;

/** The token of one user, renewed in time. */
public final class UserToken {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Groundwork groundwork;
    private final String user;
    private String token;
    private Instant fetched = Instant.MIN;

    public UserToken(Groundwork groundwork, String user) {
        this.groundwork = groundwork;
        this.user = user;
    }

    public synchronized String get() {
        if (fetched.isBefore(Instant.now().minus(KEPT))) {
            token = groundwork.token(user);
            fetched = Instant.now();
        }
        return token;
    }
}
