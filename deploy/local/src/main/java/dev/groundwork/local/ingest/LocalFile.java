package dev.groundwork.local.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A file to ingest.
 *
 * @param externalId follows from its path, so that the same file is the same document in every run
 * @param title or null, for the one the file has itself
 */
public record LocalFile(Path path, String externalId, String title) {

    private static final int LONGEST_ID = 500;

    static LocalFile of(Path file) {
        var path = file.toAbsolutePath().normalize();
        var name = path.toString();
        var isPlain = name.length() <= LONGEST_ID && name.chars().noneMatch(Character::isISOControl);
        return new LocalFile(path, isPlain ? name : hashed(name), null);
    }

    /** The files themselves and all in the folders, but hidden ones, in the order of their names. */
    public static List<LocalFile> in(List<Path> paths) {
        return paths.stream()
                .flatMap(LocalFile::files)
                .map(LocalFile::of)
                .distinct()
                .toList();
    }

    private static Stream<Path> files(Path path) {
        try (var files = Files.walk(path)) {
            return files
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || file.equals(path))
                    .filter(file -> !Files.isDirectory(file) && !isHidden(path.relativize(file)))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHidden(Path inside) {
        for (var name : inside) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String hashed(String name) {
        return "path:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
