package dev.groundwork.ingest.reconcile;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.UUID;

/**
 * What to compare.
 *
 * @param repair true repairs what can be repaired
 * @param olderThan what changed within this time is on its way and not compared; ten minutes when left out
 * @param limit how many documents at once; 200 when left out
 * @param cursor the {@code nextCursor} of the stretch before
 */
public record ReconciliationRequest(
        Boolean repair,
        Duration olderThan,
        @Min(1) @Max(500) Integer limit,
        UUID cursor) {

    @AssertTrue(message = "must not be negative")
    boolean isOlderThan() {
        return olderThan == null || !olderThan.isNegative();
    }

    boolean isRepair() {
        return Boolean.TRUE.equals(repair);
    }

    Duration olderThanOrUsual() {
        return olderThan == null ? Duration.ofMinutes(10) : olderThan;
    }

    int limitOrUsual() {
        return limit == null ? 200 : limit;
    }
}
