package dev.groundwork.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A {@code multipart/form-data} body (RFC 7578), which the JDK's HTTP client does not write itself. Files are read while they are sent. */
final class MultipartBody {

    private final String boundary = "groundwork-" + UUID.randomUUID();
    private final List<BodyPublisher> parts = new ArrayList<>();

    MultipartBody json(String name, String value) {
        begin("name=\"" + name + "\"", "application/json");
        parts.add(text(value));
        return end();
    }

    MultipartBody file(String name, SentFile file) {
        begin("name=\"" + name + "\"; filename=\"" + escaped(file.name()) + "\"", "application/octet-stream");
        parts.add(file.publisher());
        return end();
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher publisher() {
        var whole = new ArrayList<>(parts);
        whole.add(text("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(whole.toArray(BodyPublisher[]::new));
    }

    private void begin(String disposition, String type) {
        parts.add(text("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                + type + "\r\n\r\n"));
    }

    private MultipartBody end() {
        parts.add(text("\r\n"));
        return this;
    }

    /** As browsers escape what would end the name; the service takes no control characters, and the header no end of a line. */
    private static String escaped(String name) {
        var escaped = new StringBuilder(name.length());
        name.codePoints().map(c -> Character.isISOControl(c) ? '_' : c).forEach(escaped::appendCodePoint);
        return escaped.toString().replace("\"", "%22");
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, UTF_8);
    }
}
