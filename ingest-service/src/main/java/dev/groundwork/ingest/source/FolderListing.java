package dev.groundwork.ingest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** The blobs below a tenant's folder in the order of their digests; folders are read when their turn comes. */
final class FolderListing {

    private FolderListing() {}

    /**
     * @param after the digest to begin after, may be empty
     * @throws UncheckedIOException when a folder cannot be read
     */
    static Stream<BlobStore.Stored> of(Path folder, String after) {
        return from(folder, start(after, 0, 2))
                .flatMap(outer -> from(outer, after.startsWith(name(outer)) ? start(after, 2, 4) : ""))
                .flatMap(inner -> from(inner, after))
                .filter(file -> name(file).compareTo(after) > 0)
                .flatMap(FolderListing::stored);
    }

    private static String start(String digest, int from, int to) {
        return digest.substring(Math.min(from, digest.length()), Math.min(to, digest.length()));
    }

    /** What lies in a folder, in the order of names, from this one on; nothing when there is no folder. */
    private static Stream<Path> from(Path folder, String first) {
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> name(entry).compareTo(first) >= 0).sorted().toList().stream();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /** Nothing when it is no blob, or was deleted meanwhile. */
    private static Stream<BlobStore.Stored> stored(Path file) {
        try {
            var facts = Files.readAttributes(file, BasicFileAttributes.class);
            return BlobName.digest(name(file)).filter(digest -> facts.isRegularFile()).stream()
                    .map(digest -> new BlobStore.Stored(
                            digest, facts.size(), facts.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
