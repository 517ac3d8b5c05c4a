package dev.groundwork.local.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files in a folder, but hidden ones. What cannot be listed is found as well: sending it tells its user that it cannot be read. */
final class FileSearch extends SimpleFileVisitor<Path> {

    private final Path start;
    private final List<Path> found = new ArrayList<>();

    private FileSearch(Path start) {
        this.start = start;
    }

    /** In the order of their names; a file's path is found itself, whatever it is. */
    static List<Path> in(Path path) {
        try {
            // A folder may be given by a link; links within are not followed.
            var isLink = Files.isSymbolicLink(path) && Files.isDirectory(path);
            var search = new FileSearch(isLink ? path.toRealPath() : path);
            Files.walkFileTree(search.start, search);
            return search.found.stream().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        return attributes.isRegularFile() || file.equals(start) ? find(file) : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
        return find(path);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
        return failure == null ? FileVisitResult.CONTINUE : find(folder);
    }

    private FileVisitResult find(Path path) {
        if (!isHidden(path)) {
            found.add(path);
        }
        return FileVisitResult.CONTINUE;
    }

    /** Folders above were not hidden, or the search would not have come here. */
    private boolean isHidden(Path path) {
        return !path.equals(start) && path.getFileName().toString().startsWith(".");
    }
}
