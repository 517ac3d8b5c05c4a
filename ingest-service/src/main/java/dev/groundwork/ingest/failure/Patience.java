package dev.groundwork.ingest.failure;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The guard of what a consumer does: while our infrastructure is down it waits in place, for ever, with growing pauses. So nothing is
 * lost and nothing becomes a dead letter because a server was restarted. Requests are not guarded by it: they fail at once.
 */
public class Patience {

    /** For {@code @ApplyGuard}. */
    public static final String NAME = "patience";

    private static final Logger LOG = Logger.getLogger("dev.groundwork.ingest");
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    /** Who is told what a piece of work waits for. */
    private static final ScopedValue<Consumer<String>> WAITS = ScopedValue.newInstance();

    /** Does work that may have to wait, and tells what for, each time it is tried again. */
    public static <T> T telling(Consumer<String> waits, Supplier<T> work) {
        return ScopedValue.where(WAITS, waits).call(work::get);
    }

    @Produces
    @Singleton
    @Identifier(NAME)
    Guard patience() {
        return Guard.create()
                .withDescription(NAME)
                .withRetry()
                .maxRetries(-1)
                .maxDuration(0, ChronoUnit.MILLIS)
                .delay(FIRST_PAUSE_MILLIS, ChronoUnit.MILLIS)
                .jitter(FIRST_PAUSE_MILLIS / 2, ChronoUnit.MILLIS)
                .whenException(UnavailableException.class::isInstance)
                .beforeRetry(Patience::tell)
                .withExponentialBackoff()
                .maxDelay(LONGEST_PAUSE_MILLIS, ChronoUnit.MILLIS)
                .done()
                .done()
                .build();
    }

    static void tell(Throwable failure) {
        var dependency = ((UnavailableException) failure).dependency();
        LOG.warnf("waits for %s: %s", dependency.tag(), Trail.classes(failure));
        // The log of steps stands in the database.
        if (dependency != Dependency.POSTGRESQL && WAITS.isBound()) {
            WAITS.get().accept(dependency.tag());
        }
    }
}
