package dev.groundwork.local.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits until something is so, or for as long as it may take. */
final class Await {

    private static final Duration POLL = Duration.ofMillis(500);

    private Await() {}

    /** Says whether it became so. */
    static boolean atMost(Duration patience, Callable<Boolean> condition) throws Exception {
        var deadline = Instant.now().plus(patience);
        while (!condition.call()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return true;
    }
}
