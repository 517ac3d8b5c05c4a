package dev.groundwork.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that hold files. */
final class Containers {

    private Containers() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] mail(String text, Map<String, byte[]> attachments) {
        var mail = new StringBuilder("From: Ann <ann@example.org>\nTo: Bob <bob@example.org>\nSubject: Depots\n"
                + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
                + text
                + "\n");
        attachments.forEach((name, bytes) -> mail.append("--b\nContent-Type: application/octet-stream; name=\"")
                .append(name)
                .append("\"\nContent-Disposition: attachment; filename=\"")
                .append(name)
                .append("\"\nContent-Transfer-Encoding: base64\n\n")
                .append(Base64.getMimeEncoder().encodeToString(bytes))
                .append('\n'));
        return text(mail + "--b--\n");
    }
}
