package dev.groundwork.contracts.event;

/** What a record demands of its components; a violation makes the bytes no valid event. */
final class Required {

    private Required() {}

    static <T> T present(String name, T value) {
        if (value == null) {
            throw new InvalidValueException(name + " is missing");
        }
        return value;
    }

    static String text(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidValueException(name + " is missing");
        }
        return value;
    }

    static void line(String name, String value, int maxLength) {
        hint(name, text(name, value), maxLength);
    }

    /** What may be missing, else fits a row, a header and a line of a log: bounded, and without control characters, NUL above all. */
    static void hint(String name, String value, int maxLength) {
        if (value == null) {
            return;
        }
        if (value.length() > maxLength) {
            throw new InvalidValueException(name + " has more than " + maxLength + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(name + " holds a control character");
        }
        if (value.codePoints().anyMatch(Required::isHalfAPair)) {
            throw new InvalidValueException(name + " holds half of a surrogate pair");
        }
    }

    /** Written as bytes each becomes the same question mark, and two names one. */
    private static boolean isHalfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    static void notNegative(String name, long value) {
        if (value < 0) {
            throw new InvalidValueException(name + " is negative: " + value);
        }
    }
}
