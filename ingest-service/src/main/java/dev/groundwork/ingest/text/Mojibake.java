package dev.groundwork.ingest.text;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repairs text whose UTF-8 was once read as Windows-1252 or Latin-1, or several times so. Characters are repaired only where they can be
 * nothing else: good text that happens to be valid UTF-8, such as a capital with an accent before a quotation mark, stays. Pure.
 */
final class Mojibake {

    /** How often text was misread at most. */
    private static final int DEEPEST = 3;
    /** So many letters of a foreign script in a row are no accident. */
    private static final int FOREIGN_LETTERS = 3;

    private static final Pattern RUN = Pattern.compile("[^\\x00-\\x7f]++");
    /** What follows no letter in good text, though it may look like the second byte of one. */
    private static final Pattern IMPOSSIBLE = Pattern.compile("[\\x80-\\x9f¡¢£¤¥¦§©¬¯±µ¶¼½¾¿Ÿƒœˆ˜‰]|â€");
    /** What may follow even a letter that stands alone. */
    private static final String CLOSING = "‘’“”›»…–—";

    private static final String CAPITALS = "ÂÃÄÅÆÇÈ";
    /** Capitals that are no word of their own. */
    private static final String NEVER_ALONE = "ÂÃ";

    private static final Map<Character, Byte> BYTES = bytes();

    private Mojibake() {}

    static String repaired(String text) {
        return RUN.matcher(text).replaceAll(run -> Matcher.quoteReplacement(repaired(run, text)));
    }

    private static String repaired(MatchResult match, String text) {
        var before = match.start() == 0 ? ' ' : text.charAt(match.start() - 1);
        var after = match.end() == text.length() ? ' ' : text.charAt(match.end());
        var run = match.group();
        for (var depth = 0; depth < DEEPEST; depth++) {
            var meant = decoded(run);
            if (meant == null || !isCertain(run, meant, before, after)) {
                break;
            }
            run = meant;
        }
        // What ends in control characters was no text before either.
        return run.chars().anyMatch(Character::isISOControl) ? match.group() : run;
    }

    /** Null when the characters are no bytes of UTF-8. */
    private static String decoded(String run) {
        var bytes = ByteBuffer.allocate(run.length());
        for (var i = 0; i < run.length(); i++) {
            var value = BYTES.get(run.charAt(i));
            if (value == null) {
                return null;
            }
            bytes.put(value);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isCertain(String run, String meant, char before, char after) {
        if (!meant.codePoints().allMatch(Mojibake::isUsed)) {
            return false;
        }
        var scripts = scripts(meant);
        if (!scripts.isEmpty() && !scripts.equals(Set.of(UnicodeScript.LATIN))) {
            return scripts.size() == 1
                    && meant.codePoints().filter(Character::isLetter).count() >= FOREIGN_LETTERS;
        }
        var first = run.charAt(0);
        var isOfAWord = Character.isLetter(before) || Character.isLetter(after);
        if (IMPOSSIBLE.matcher(run).find()) {
            // A single letter may be a sign too: 3 Å±0.1.
            return run.length() > 2 || isOfAWord || NEVER_ALONE.indexOf(first) >= 0;
        }
        return CAPITALS.indexOf(first) >= 0
                && (Character.isLowerCase(before)
                        || (!Character.isLetter(before)
                                && (Character.isLowerCase(after)
                                        || (NEVER_ALONE.indexOf(first) >= 0 && CLOSING.indexOf(run.charAt(1)) < 0))));
    }

    /** Phonetic signs and the like are what good text decodes to by accident. */
    private static boolean isUsed(int character) {
        return Character.isDefined(character)
                && Character.getType(character) != Character.PRIVATE_USE
                && (character < 0x250 || character >= 0x300 || BYTES.containsKey((char) character));
    }

    private static Set<UnicodeScript> scripts(String text) {
        var scripts = new HashSet<UnicodeScript>();
        text.codePoints().filter(Character::isLetter).forEach(letter -> {
            switch (UnicodeScript.of(letter)) {
                case COMMON, INHERITED -> {}
                case HIRAGANA, KATAKANA -> scripts.add(UnicodeScript.HAN);
                case UnicodeScript other -> scripts.add(other);
            }
        });
        return scripts;
    }

    /** Windows-1252, with the characters of Latin-1 where it has none. */
    private static Map<Character, Byte> bytes() {
        var bytes = new HashMap<Character, Byte>();
        var windows = Charset.forName("windows-1252");
        for (var value = 0x80; value <= 0xff; value++) {
            bytes.put((char) value, (byte) value);
            bytes.put(windows.decode(ByteBuffer.wrap(new byte[] {(byte) value})).get(0), (byte) value);
        }
        bytes.remove('\ufffd');
        return bytes;
    }
}
