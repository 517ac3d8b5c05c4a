package dev.groundwork.query.text;

/** Text without control characters but line breaks and tabs: PostgreSQL does not hold NUL, and a reader's terminal should not obey a document. */
public final class PlainText {

    /** A regular expression that plain text matches. */
    public static final String PATTERN = "[\\P{Cc}\\n\\t\\r]*";

    private PlainText() {}

    public static boolean isPlain(String text) {
        return text.chars().noneMatch(PlainText::isControl);
    }

    /** The text without what is not plain; null stays null. */
    public static String of(String text) {
        if (text == null || isPlain(text)) {
            return text;
        }
        return text.chars()
                .filter(character -> !isControl(character))
                .collect(StringBuilder::new, (plain, c) -> plain.append((char) c), StringBuilder::append)
                .toString();
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\t' && character != '\r';
    }
}
