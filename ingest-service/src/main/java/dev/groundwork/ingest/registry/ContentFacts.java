package dev.groundwork.ingest.registry;

/**
 * What processing has found out about a version's content.
 *
 * @param language ISO 639-1, or null when unknown
 */
public record ContentFacts(String sha256, String title, String mediaType, String language, int chunkCount) {}
