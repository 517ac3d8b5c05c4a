package dev.groundwork.eval.score;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether an answer states an expected value: as whole words, whatever the case, width and spacing of the characters. */
public final class ExpectedValue {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /** Neither inside a word nor inside a number: 12 is in neither 120 nor 3.12. */
    private static final String BEFORE = "(?<![\\p{L}\\p{N}]|\\p{N}[.,])";

    private static final String AFTER = "(?![\\p{L}\\p{N}]|[.,]\\p{N})";

    private ExpectedValue() {}

    public static boolean isIn(String answer, String value) {
        return answer != null
                && Pattern.compile(BEFORE + Pattern.quote(normal(value)) + AFTER)
                        .matcher(normal(answer))
                        .find();
    }

    private static String normal(String text) {
        var compatible = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACE.matcher(compatible).replaceAll(" ").strip();
    }
}
