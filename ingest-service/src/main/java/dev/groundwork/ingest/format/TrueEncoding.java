package dev.groundwork.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.apache.tika.parser.txt.Icu4jEncodingDetector;

/** How a text is encoded: as it says, unless its bytes say that it cannot be. A text read wrongly has lost its letters for good. */
final class TrueEncoding implements EncodingDetector {

    private static final long serialVersionUID = 1L;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1250 = Charset.forName("windows-1250");

    /** What browsers read instead: the same, with signs in the place of controls that no text has. */
    private static final Map<Charset, Charset> WITH_SIGNS = Map.of(
            StandardCharsets.ISO_8859_1,
            WINDOWS_1252,
            StandardCharsets.US_ASCII,
            WINDOWS_1252,
            Charset.forName("ISO-8859-9"),
            Charset.forName("windows-1254"));

    private static final Set<String> WESTERN = Set.of("ISO-8859-1", "windows-1252");
    private static final String LATIN_2 = "ISO-8859-2";

    /** Their letters have the bytes of other letters in the West, which is what nobody says and nobody finds out is taken for. */
    private static final Set<String> NOT_WESTERN = Set.of("cs", "hu", "pl", "ro", "tr");
    /** Of 100. Running text of one of the languages has about 50, Western text at most 35, and half as much as for its own. */
    private static final int CERTAIN = 40;

    /** Letters of two bytes may be letters of UTF-8 by accident: so many in a row are not. */
    private static final int NO_ACCIDENT = 8;

    private final EncodingDetector stated;
    private final EncodingDetector guessed = new Icu4jEncodingDetector();

    /** @param stated which believes what the text says */
    TrueEncoding(EncodingDetector stated) {
        this.stated = stated;
    }

    @Override
    public Charset detect(InputStream bytes, Metadata metadata) throws IOException {
        var charset = stated.detect(bytes, metadata);
        var found = charset == null ? null : byBytes(charset, TextSample.of(bytes));
        return found == null ? null : WITH_SIGNS.getOrDefault(found, found);
    }

    private Charset byBytes(Charset charset, TextSample sample) throws IOException {
        if (StandardCharsets.UTF_8.equals(charset)) {
            return sample.isMostlyUtf8() ? charset : guess(charset, sample);
        }
        if (charset.name().startsWith("UTF-16") && !sample.hasNul()) {
            return sample.isUtf8() ? StandardCharsets.UTF_8 : guess(charset, sample);
        }
        if (sample.isUtf8() && sample.letters() >= (isOfOneByte(charset) ? 1 : NO_ACCIDENT)) {
            return StandardCharsets.UTF_8;
        }
        return WESTERN.contains(charset.name()) ? notWestern(sample).orElse(charset) : charset;
    }

    private Charset guess(Charset stated, TextSample sample) throws IOException {
        var guess = guessed.detect(sample.stream(), new Metadata());
        return guess == null ? stated : guess;
    }

    private static boolean isOfOneByte(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    }

    private static Optional<Charset> notWestern(TextSample sample) {
        if (sample.isAscii()) {
            return Optional.empty();
        }
        var matches = new CharsetDetector().setText(sample.bytes()).detectAll();
        if (matches.length == 0 || !NOT_WESTERN.contains(matches[0].getLanguage())) {
            return Optional.empty();
        }
        var confidence = matches[0].getConfidence();
        if (confidence < CERTAIN || confidence < 2 * western(matches)) {
            return Optional.empty();
        }
        var name = matches[0].getName();
        return Optional.of(name.equals(LATIN_2) && sample.hasSigns() ? WINDOWS_1250 : Charset.forName(name));
    }

    private static int western(CharsetMatch[] matches) {
        return Stream.of(matches)
                .filter(match -> WESTERN.contains(match.getName()))
                .mapToInt(CharsetMatch::getConfidence)
                .max()
                .orElse(0);
    }
}
