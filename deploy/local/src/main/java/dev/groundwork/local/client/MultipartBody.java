package dev.groundwork.local.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A {@code multipart/form-data} body (RFC 7578), which the JDK's HTTP client does not write itself. */
final class MultipartBody {

    private final String boundary = "groundwork-" + UUID.randomUUID();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    MultipartBody json(String name, String value) {
        return part("name=\"" + name + "\"", "application/json", value.getBytes(StandardCharsets.UTF_8));
    }

    MultipartBody file(String name, Path file) {
        try {
            return part(
                    "name=\"" + name + "\"; filename=\"" + file.getFileName() + "\"",
                    "application/octet-stream",
                    Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(parts.toByteArray());
        whole.writeBytes(ascii("--" + boundary + "--\r\n"));
        return whole.toByteArray();
    }

    private MultipartBody part(String disposition, String type, byte[] value) {
        parts.writeBytes(ascii("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition
                + "\r\nContent-Type: " + type + "\r\n\r\n"));
        parts.writeBytes(value);
        parts.writeBytes(ascii("\r\n"));
        return this;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
