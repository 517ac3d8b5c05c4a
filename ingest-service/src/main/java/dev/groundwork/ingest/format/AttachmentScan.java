package dev.groundwork.ingest.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Whether files may be attached to a PDF, told by its bytes: the dictionary of a stream is never compressed nor encrypted, and that of an
 * attached file says so.
 */
final class AttachmentScan {

    private static final byte[] TYPE = "EmbeddedFile".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private AttachmentScan() {}

    static boolean mayHoldFiles(Path pdf) throws IOException {
        try (var bytes = Files.newInputStream(pdf)) {
            var buffer = new byte[BUFFER];
            var kept = 0;
            for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer, kept, BUFFER - kept)) {
                var end = kept + read;
                if (holds(buffer, end)) {
                    return true;
                }
                kept = Math.min(end, TYPE.length - 1);
                System.arraycopy(buffer, end - kept, buffer, 0, kept);
            }
            return false;
        }
    }

    private static boolean holds(byte[] buffer, int end) {
        for (var start = 0; start + TYPE.length <= end; start++) {
            if (buffer[start] == TYPE[0] && Arrays.equals(buffer, start, start + TYPE.length, TYPE, 0, TYPE.length)) {
                return true;
            }
        }
        return false;
    }
}
