package dev.groundwork.eval.run;

import java.time.Instant;
import java.util.UUID;

/**
 * A dataset asked once.
 *
 * @param dataset name of the dataset
 * @param version of the dataset
 * @param topK how many retrieved documents count
 * @param cases how many the dataset holds
 * @param done how many were asked
 * @param finishedAt null while it runs
 */
public record Run(
        UUID runId,
        String tenant,
        UUID datasetId,
        String dataset,
        int version,
        int topK,
        Status status,
        int cases,
        int done,
        String startedBy,
        Instant startedAt,
        Instant finishedAt) {

    /** How far a run is. */
    public enum Status {
        RUNNING,
        /** Every case was asked and at least one could be measured. */
        DONE,
        /** Every case was asked and none could be measured. */
        FAILED
    }
}
