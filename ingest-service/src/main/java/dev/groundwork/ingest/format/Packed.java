package dev.groundwork.ingest.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Files packed as ZIP, whatever they are called. */
final class Packed {

    private static final byte[] BEGIN = {'P', 'K', 3, 4};

    private Packed() {}

    static boolean is(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(BEGIN.length), BEGIN);
        }
    }
}
