package dev.groundwork.eval.dataset;

import java.time.Instant;
import java.util.UUID;

/**
 * One version of a dataset; it never changes.
 *
 * @param version counts the uploads of different content under this name, from 1
 * @param cases how many it holds
 * @param sha256 hex digest of the uploaded bytes
 */
public record Dataset(
        UUID datasetId,
        String tenant,
        String name,
        int version,
        int cases,
        String sha256,
        String createdBy,
        Instant createdAt) {}
