package dev.groundwork.query.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The rate of each user: a bucket of a minute's requests that refills steadily. It lives in memory, so it counts on each replica by itself. */
@ApplicationScoped
public class RequestLimit {

    private static final int MOST_USERS = 100_000;

    private final LoadingCache<Asker, Bucket> buckets;

    /** Two tenants may have a user of the same name. */
    private record Asker(Object tenant, String user) {}

    public RequestLimit(LimitConfig config) {
        int perMinute = config.requestsPerMinute();
        // A bucket nobody touched for a minute is full again, so forgetting it changes nothing.
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST_USERS)
                .expireAfterAccess(Duration.ofMinutes(2))
                .build(asker -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
    }

    /** @throws QueryException RATE_LIMITED with the seconds until the next request is free */
    public void admit(JsonWebToken caller) {
        Object tenant = caller.getClaim("tenant");
        var probe = buckets.get(new Asker(tenant, caller.getName())).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            int seconds = Math.max(1, Math.toIntExact(wait.plusMillis(999).toSeconds()));
            throw new QueryException(
                    ErrorCode.RATE_LIMITED, "You asked too often. Try again in " + seconds + " s.", seconds, null);
        }
    }
}
