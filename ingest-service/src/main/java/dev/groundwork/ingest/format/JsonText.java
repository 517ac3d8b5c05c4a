package dev.groundwork.ingest.format;

import dev.groundwork.ingest.text.MediaTypes;
import java.util.HexFormat;
import java.util.stream.Stream;

/** JSON as a person reads it: its lines as they stand, its strings with the letters they mean. Most programs write letters as numbers. */
final class JsonText {

    private static final String LETTERS = "\"\\/";
    private static final String SPACES = "bfnrt";
    private static final int DIGITS = 4;

    private JsonText() {}

    /** @param mediaType of text whose first lines may be records, whatever it is called */
    static boolean is(String text, String mediaType) {
        return mediaType.equals(MediaTypes.JSON) || (mediaType.equals(MediaTypes.PLAIN_TEXT) && areRecords(text));
    }

    private static boolean areRecords(String text) {
        return text.startsWith("{")
                && firstLines(text).allMatch(line -> line.startsWith("{") && line.endsWith("}") && isNamed(line));
    }

    private static Stream<String> firstLines(String text) {
        return text.lines().filter(line -> !line.isBlank()).limit(2).map(String::strip);
    }

    /** Whether the first thing in it is a name. */
    private static boolean isNamed(String line) {
        return line.substring(1).stripLeading().startsWith("\"");
    }

    static String readable(String json) {
        var text = new StringBuilder(json.length());
        var from = 0;
        for (var next = json.indexOf('\\'); next >= 0 && next + 1 < json.length(); next = json.indexOf('\\', from)) {
            text.append(json, from, next);
            from = next + 2;
            var sign = json.charAt(next + 1);
            if (LETTERS.indexOf(sign) >= 0) {
                text.append(sign);
            } else if (SPACES.indexOf(sign) >= 0) {
                text.append(' ');
            } else if (sign == 'u' && isNumber(json, from)) {
                var letter = (char) HexFormat.fromHexDigits(json, from, from + DIGITS);
                text.append(Character.isISOControl(letter) ? ' ' : letter);
                from += DIGITS;
            } else {
                text.append(json, next, from);
            }
        }
        return text.append(json, from, json.length()).toString();
    }

    private static boolean isNumber(String json, int start) {
        return start + DIGITS <= json.length()
                && json.substring(start, start + DIGITS).chars().allMatch(HexFormat::isHexDigit);
    }
}
