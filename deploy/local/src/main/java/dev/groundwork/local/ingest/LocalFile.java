package dev.groundwork.local.ingest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * A file to ingest.
 *
 * @param externalId follows from its path, so that the same file is the same document in every run
 * @param title or null, for the one the file has itself
 */
public record LocalFile(Path path, String externalId, String title) {

    /** What Java puts for bytes in a name that are not UTF-8. */
    static final char NO_TEXT = '\uFFFD';

    private static final int LONGEST_ID = 500;

    static LocalFile of(Path file) {
        var path = file.toAbsolutePath().normalize();
        return new LocalFile(path, externalId(path), null);
    }

    private static String externalId(Path path) {
        var name = path.toString();
        if (name.indexOf(NO_TEXT) >= 0) {
            // Other bytes may read the same.
            return hashed(path.toUri().toASCIIString());
        }
        var isPlain = name.length() <= LONGEST_ID && name.chars().noneMatch(Character::isISOControl);
        return isPlain ? name : hashed(name);
    }

    /** The files themselves and all in the folders, but hidden ones, in the order of their names. */
    public static List<LocalFile> in(List<Path> paths) {
        return paths.stream()
                .flatMap(path -> FileSearch.in(path).stream())
                .map(LocalFile::of)
                .distinct()
                .toList();
    }

    private static String hashed(String name) {
        return "path:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
