package dev.groundwork.ingest.download;

/** For whom a document is fetched: what is configured for a source is used for its documents and no others. */
public record Sender(String tenant, String system) {}
