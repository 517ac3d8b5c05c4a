package dev.groundwork.ingest.reconcile;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.UUID;

/**
 * What to compare.
 *
 * @param repair true repairs what can be repaired
 * @param generation to be built: what it does not hold of what readers find; left out, everything that differs from what readers find
 * @param olderThan what changed within this time is on its way and not compared; ten minutes when left out
 * @param limit how many documents at once; 200 when left out
 * @param cursor the {@code nextCursor} of the stretch before
 */
public record ReconciliationRequest(
        Boolean repair,
        @Pattern(regexp = "[a-z0-9]{1,16}") String generation,
        Duration olderThan,
        @Min(1) @Max(500) Integer limit,
        UUID cursor) {

    @AssertTrue(message = "must be from zero to a hundred years")
    boolean isOlderThan() {
        return olderThan == null || (!olderThan.isNegative() && olderThan.toDays() <= 36_500);
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
