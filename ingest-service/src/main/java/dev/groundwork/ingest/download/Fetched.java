package dev.groundwork.ingest.download;

import java.io.InputStream;

/**
 * A whole document.
 *
 * @param content closed by the caller, which leaves nothing of it
 * @param mediaType what the host said, or null
 */
public record Fetched(InputStream content, String mediaType) {}
