package dev.groundwork.eval.score;

import java.util.List;

/** Percentiles of response times in milliseconds, by nearest rank: each is a time that was measured. */
public record ResponseTimes(long p50, long p95, long p99) {

    /** @param millis in any order, at least one */
    public static ResponseTimes of(List<Long> millis) {
        if (millis.isEmpty()) {
            throw new IllegalArgumentException("no percentile of nothing");
        }
        var sorted = millis.stream().sorted().toList();
        return new ResponseTimes(percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99));
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }
}
