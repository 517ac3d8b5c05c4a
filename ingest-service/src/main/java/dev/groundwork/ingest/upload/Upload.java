package dev.groundwork.ingest.upload;

import dev.groundwork.ingest.identity.Caller;

/**
 * A request to take a document in that may be made by its caller.
 *
 * @param system the source it belongs to
 * @param idempotencyKey or null
 */
record Upload(Caller caller, Metadata metadata, String system, String idempotencyKey) {}
