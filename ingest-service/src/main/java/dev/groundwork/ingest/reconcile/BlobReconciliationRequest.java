package dev.groundwork.ingest.reconcile;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/**
 * Which blobs to look at.
 *
 * @param repair true deletes those that nothing refers to
 * @param olderThan what was put within this time may be of an upload that is not known yet; a day when left out
 * @param limit how many blobs at once; 200 when left out
 * @param cursor the {@code nextCursor} of the stretch before
 */
public record BlobReconciliationRequest(
        Boolean repair,
        Duration olderThan,
        @Min(1) @Max(500) Integer limit,

        @Pattern(regexp = "[0-9a-f]{64}", message = "must be the nextCursor of an answer")
        String cursor) {

    private static final Duration SHORTEST = Duration.ofHours(2);

    @AssertTrue(message = "must be at least PT2H: younger blobs may be of an upload that is not known yet")
    boolean isOlderThan() {
        return olderThan == null || olderThan.compareTo(SHORTEST) >= 0;
    }

    boolean isRepair() {
        return Boolean.TRUE.equals(repair);
    }

    Duration olderThanOrUsual() {
        return olderThan == null ? Duration.ofDays(1) : olderThan;
    }

    int limitOrUsual() {
        return limit == null ? 200 : limit;
    }
}
