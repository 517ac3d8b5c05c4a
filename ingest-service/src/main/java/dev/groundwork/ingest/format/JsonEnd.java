package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;

/** Whether JSON ends before what it begins. Of what is not strictly JSON, with comments or quotes of another kind, nothing is said. */
final class JsonEnd {

    private static final String BETWEEN_STRINGS = "{}[],: \t\r\n\ufeff+-.0123456789Eaeflnrstu";

    private JsonEnd() {}

    /** @throws RejectedException CORRUPT_DOCUMENT when the rest of it is missing */
    static void check(String json) {
        if (isCut(json)) {
            throw new RejectedException(
                    RejectionCode.CORRUPT_DOCUMENT, "The end of the JSON is missing: send the whole file.");
        }
    }

    private static boolean isCut(String json) {
        var depth = 0;
        var isString = false;
        for (var i = 0; i < json.length(); i++) {
            var sign = json.charAt(i);
            if (sign == '"') {
                isString = !isString;
            } else if (isString) {
                if (sign == '\n') {
                    return false;
                }
                i += sign == '\\' ? 1 : 0;
            } else if (BETWEEN_STRINGS.indexOf(sign) < 0) {
                return false;
            } else if (sign == '{' || sign == '[') {
                depth++;
            } else if (sign == '}' || sign == ']') {
                depth--;
            }
        }
        return depth > 0;
    }
}
