package dev.groundwork.query.generate.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A range of characters of a text, the end exclusive. */
record Span(int start, int end) {

    int length() {
        return end - start;
    }

    String of(String text) {
        return text.substring(start, end);
    }

    /** The parts of a range between the separators, without the blank ones. */
    static List<Span> parts(String text, Span whole, Pattern separator) {
        var parts = new ArrayList<Span>();
        var matcher = separator.matcher(text).region(whole.start(), whole.end());
        int start = whole.start();
        while (matcher.find()) {
            parts.add(new Span(start, matcher.start()));
            start = matcher.end();
        }
        parts.add(new Span(start, whole.end()));
        parts.removeIf(part -> part.of(text).isBlank());
        return parts;
    }
}
