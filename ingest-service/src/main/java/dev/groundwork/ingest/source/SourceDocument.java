package dev.groundwork.ingest.source;

import java.nio.file.Path;

/**
 * The bytes of a document as they came.
 *
 * @param file readable for as long as the blob is kept
 * @param sha256 lower-case hex digest
 * @param mediaType what the sender believes, a hint only, or null
 * @param fileName a hint only, or null
 */
public record SourceDocument(Path file, long size, String sha256, String mediaType, String fileName) {}
