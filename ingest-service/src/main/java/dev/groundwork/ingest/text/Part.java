package dev.groundwork.ingest.text;

import java.nio.file.Path;

/**
 * A file that was embedded in another: an attachment, or a member of an archive.
 *
 * @param path its name within the other file, with the folders and archives it lies in
 * @param file where its bytes are now; the one who asked for it removes it
 * @param mediaType what the other file says of it, a hint only, or null
 */
public record Part(String path, Path file, String mediaType) {}
