package dev.groundwork.ingest.format;

import java.nio.file.Path;

/**
 * Where embedded files go, and how many at most.
 *
 * @param maxDepth of archives in archives
 * @param maxParts in all
 * @param maxBytes of all, archives in archives counted twice
 */
public record Unpacking(Path folder, int maxDepth, int maxParts, long maxBytes) {}
