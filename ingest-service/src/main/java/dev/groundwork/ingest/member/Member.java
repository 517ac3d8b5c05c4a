package dev.groundwork.ingest.member;

import dev.groundwork.contracts.event.Content;

/**
 * A file embedded in a document.
 *
 * @param externalId its id in the source system of its parent
 * @param content its bytes in the blob store, with what the parent says of them
 */
public record Member(String externalId, Content content, long size) {}
