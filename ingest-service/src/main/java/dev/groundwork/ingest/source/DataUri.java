package dev.groundwork.ingest.source;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A {@code data:} URI (RFC 2397) taken apart.
 *
 * @param mediaType as it stands there, or null
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared nowhere
record DataUri(byte[] bytes, String mediaType) {

    private static final String BASE64 = ";base64";

    private static final Pattern SPACE = Pattern.compile("[\\r\\n\\t ]");

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
            var bytes = bytes(body);
            return new DataUri(
                    isBase64 ? Base64.getDecoder().decode(withoutSpace(bytes)) : bytes,
                    mediaType.isBlank() ? null : mediaType);
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    /** Each escape is a byte and not a part of a character; what is not escaped is UTF-8, like the event it came in. */
    private static byte[] bytes(String body) {
        var bytesAsCharacters = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        // A plus is a plus in a data URI, where URLDecoder would make a space of it.
        return URLDecoder.decode(bytesAsCharacters.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What encodes for mails breaks its lines, and the breaks come here escaped or as they are. */
    private static byte[] withoutSpace(byte[] base64) {
        var text = new String(base64, StandardCharsets.ISO_8859_1);
        return SPACE.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static RejectedException malformed(Exception cause) {
        return new RejectedException(RejectionCode.UNSUPPORTED_URI, "The data: URI is malformed.", cause);
    }
}
