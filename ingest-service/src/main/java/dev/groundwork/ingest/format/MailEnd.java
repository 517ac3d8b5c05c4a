package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.MediaTypes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** The parser takes the end of the file for the end of a message's parts, silently without those that were there; so it is looked for first. */
final class MailEnd {

    private static final Pattern FOLDED = Pattern.compile("\\n[ \\t]");
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?im)^content-type:[ \\t]*multipart/[^;\\n]*;.*?\\bboundary[ \\t]*=[ \\t]*(?:\"([^\"\\n]+)\"|([^\\s;\"]+))");

    private static final int LONGEST_HEAD = 1 << 18;
    /** Of a boundary at most 70 characters, of a line of a message at most 998. */
    private static final int LONGEST_LINE = 1000;

    private MailEnd() {}

    /** @throws RejectedException CORRUPT_DOCUMENT when a message of parts has not their end */
    static void check(SourceDocument document, String mediaType) {
        if (!mediaType.equals(MediaTypes.EMAIL)) {
            return;
        }
        try (var bytes = new BufferedInputStream(Files.newInputStream(document.file()))) {
            var boundary = BOUNDARY.matcher(head(bytes));
            if (boundary.find() && isCut(bytes, boundary.group(boundary.group(1) == null ? 2 : 1))) {
                throw new RejectedException(
                        RejectionCode.CORRUPT_DOCUMENT, "The end of the message is missing: send the whole file.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the blob cannot be read", e);
        }
    }

    /** With each field in a line of its own. */
    private static String head(InputStream bytes) throws IOException {
        var head = new StringBuilder();
        for (var line = line(bytes); line != null && head.length() < LONGEST_HEAD; line = line(bytes)) {
            if (line.isEmpty() && !head.isEmpty()) {
                break;
            }
            head.append(line).append('\n');
        }
        return FOLDED.matcher(head).replaceAll(" ");
    }

    private static boolean isCut(InputStream bytes, String boundary) throws IOException {
        var delimiter = "--" + boundary.stripTrailing();
        var hasBody = false;
        for (var line = line(bytes); line != null; line = line(bytes)) {
            if (line.startsWith(delimiter + "--")) {
                return false;
            }
            hasBody |= !line.isEmpty();
        }
        return hasBody;
    }

    /** As much of the next line as can mean something; null at the end. */
    private static String line(InputStream bytes) throws IOException {
        var value = bytes.read();
        if (value < 0) {
            return null;
        }
        var line = new StringBuilder();
        for (; value >= 0 && value != '\n'; value = bytes.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) value);
            }
        }
        return line.toString().stripTrailing();
    }
}
