package dev.groundwork.ingest.source;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A {@code data:} URI (RFC 2397) taken apart.
 *
 * @param mediaType as it stands there, or null
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared nowhere
record DataUri(byte[] bytes, String mediaType) {

    private static final String BASE64 = ";base64";

    /** @throws RejectedException UNSUPPORTED_URI when it is malformed */
    static DataUri parse(String uri) {
        var comma = uri.indexOf(',');
        if (comma < 0) {
            throw malformed(null);
        }
        var head = uri.substring("data:".length(), comma);
        var body = uri.substring(comma + 1);
        var isBase64 = head.endsWith(BASE64);
        var mediaType = isBase64 ? head.substring(0, head.length() - BASE64.length()) : head;
        try {
            // A plus is a plus in a data URI, where URLDecoder would make a space of it.
            var bytes = isBase64
                    ? Base64.getMimeDecoder().decode(body)
                    : URLDecoder.decode(body.replace("+", "%2B"), StandardCharsets.UTF_8)
                            .getBytes(StandardCharsets.UTF_8);
            return new DataUri(bytes, mediaType.isBlank() ? null : mediaType);
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    private static RejectedException malformed(Exception cause) {
        return new RejectedException(RejectionCode.UNSUPPORTED_URI, "The data: URI is malformed.", cause);
    }
}
