package dev.groundwork.query.generate.sentence;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** The kind of thing a question asks for, by its question words, and whether a sentence holds such a thing. */
enum AnswerType {
    /** How much, how many, how long: a number. */
    QUANTITY(
            "\\bhow (?:much|many|long|far|fast|soon|often|old|big|high|large|late)\\b"
                    + "|\\b(?:what|which) (?:\\w+ )?(?:number|amount|price|cost|rate|percentage|discount|limit|budget|speed|size|score)\\b",
            "\\d|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred"
                    + "|thousand|million|billion|half|twice|once|none)\\b"),
    /** When, which day or year: a date or a time. */
    TIME(
            "\\bwhen\\b|\\b(?:what|which) (?:\\w+ )?(?:year|date|day|month|week|time|century|decade)\\b",
            "\\d|\\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
                    + "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b|\\b(?:century|spring|summer|autumn|winter)\\b"),
    /** Who: a name, so a capital letter that opens no sentence. */
    PERSON("\\bwho(?:m|se)?\\b", "[\\p{L}\\d,;|:\\t][ \\t]*\\p{Lu}\\p{Ll}+"),
    /** Anything else: every sentence may hold it. */
    OTHER("", "");

    private final Pattern asked;
    private final Pattern thing;

    AnswerType(String asked, String thing) {
        this.asked = Pattern.compile(asked);
        this.thing = Pattern.compile(thing);
    }

    static AnswerType of(String question) {
        var lower = question.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.asked.matcher(lower).find())
                .findFirst()
                .orElseThrow();
    }

    /** 1 when the sentence holds such a thing, 0 when it does not, and half for what no pattern knows. */
    double fit(String sentence) {
        if (this == OTHER) {
            return 0.5;
        }
        return thing.matcher(sentence).find() ? 1 : 0;
    }
}
