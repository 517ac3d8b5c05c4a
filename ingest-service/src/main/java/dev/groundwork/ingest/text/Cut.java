package dev.groundwork.ingest.text;

/** Cuts texts, but no character that takes two places of them (a surrogate pair). Pure. */
public final class Cut {

    private Cut() {}

    /** Where it can be cut: there, or one place before. */
    public static int at(CharSequence text, int place) {
        var isWithin = place > 0
                && place < text.length()
                && Character.isHighSurrogate(text.charAt(place - 1))
                && Character.isLowSurrogate(text.charAt(place));
        return isWithin ? place - 1 : place;
    }

    /** Its beginning, when it is longer. */
    public static String first(CharSequence text, int most) {
        return text.length() <= most
                ? text.toString()
                : text.subSequence(0, at(text, most)).toString();
    }

    /** Its end, when it is longer. */
    public static String last(String text, int most) {
        var start = text.length() - most;
        if (start <= 0) {
            return text;
        }
        return text.substring(at(text, start) < start ? start + 1 : start);
    }
}
