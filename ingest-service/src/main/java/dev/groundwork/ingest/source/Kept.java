package dev.groundwork.ingest.source;

/**
 * The bytes a version was made of when it was worked on before. It never gets others.
 *
 * @param sha256 they are stored under
 * @param mediaType what was believed of them, or null
 */
public record Kept(String sha256, String mediaType) {}
