package dev.groundwork.ingest.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether files may be attached to a PDF, told by its bytes: the dictionary of a stream is never compressed nor encrypted, and that of an
 * attached file names what it is.
 */
final class AttachmentScan {

    private static final byte[] NAME = "EmbeddedFile".getBytes(StandardCharsets.US_ASCII);
    private static final int ESCAPED = 3;
    private static final int LONGEST = 1 + ESCAPED * NAME.length;
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
                kept = Math.min(end, LONGEST - 1);
                System.arraycopy(buffer, end - kept, buffer, 0, kept);
            }
            return false;
        }
    }

    private static boolean holds(byte[] buffer, int end) {
        for (var start = 0; start < end; start++) {
            if (buffer[start] == '/' && isName(buffer, start + 1, end)) {
                return true;
            }
        }
        return false;
    }

    /** Any character of a name may be written as its code. */
    private static boolean isName(byte[] buffer, int start, int end) {
        var at = start;
        for (var expected : NAME) {
            if (at < end && buffer[at] == expected) {
                at++;
            } else if (at + ESCAPED <= end && code(buffer, at) == expected) {
                at += ESCAPED;
            } else {
                return false;
            }
        }
        return true;
    }

    /** Not a character of a name when it is none. */
    private static int code(byte[] buffer, int at) {
        var high = Character.digit(buffer[at + 1], 16);
        var low = Character.digit(buffer[at + 2], 16);
        return buffer[at] == '#' && high >= 0 && low >= 0 ? high * 16 + low : 0;
    }
}
