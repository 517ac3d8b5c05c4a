package dev.groundwork.contracts.http;

import java.util.UUID;

/** A version of a document. */
public record DocumentVersion(UUID documentId, long version) {}
