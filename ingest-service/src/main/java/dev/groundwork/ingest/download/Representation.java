package dev.groundwork.ingest.download;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;

/**
 * What a host said of the document it began to send: enough to tell whether a later answer goes on with the same bytes.
 *
 * @param validator a strong ETag or a Last-Modified that is old enough to be one, or null
 */
record Representation(URI target, String mediaType, String validator) {

    /** A document may change twice within the second that a Last-Modified names (RFC 9110, 8.8.2.2). */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    static Representation of(URI target, HttpMessage response) {
        return new Representation(target, header(response, HttpHeaders.CONTENT_TYPE), validator(response));
    }

    boolean isResumableAt(URI target) {
        return validator != null && this.target.equals(target);
    }

    /** Whether a partial answer is about the same bytes; it has to name them again where an ETag named them. */
    boolean isSameAs(HttpMessage partial) {
        var tag = header(partial, HttpHeaders.ETAG);
        var modified = header(partial, HttpHeaders.LAST_MODIFIED);
        return isTag() ? validator.equals(tag) : modified == null || validator.equals(modified);
    }

    private boolean isTag() {
        return validator.startsWith("\"");
    }

    private static String validator(HttpMessage response) {
        var tag = header(response, HttpHeaders.ETAG);
        if (tag != null && tag.startsWith("\"")) {
            return tag;
        }
        var modified = date(header(response, HttpHeaders.LAST_MODIFIED));
        var sent = date(header(response, HttpHeaders.DATE));
        var settled = modified.isPresent()
                && sent.isPresent()
                && !modified.get().plus(SETTLED).isAfter(sent.get());
        return settled ? header(response, HttpHeaders.LAST_MODIFIED) : null;
    }

    static Optional<Instant> date(String text) {
        try {
            return Optional.ofNullable(text)
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String header(HttpMessage message, String name) {
        var header = message.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
