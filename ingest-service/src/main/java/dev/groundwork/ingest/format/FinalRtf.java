package dev.groundwork.ingest.format;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ParserDecorator;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Does for RTF what {@link FinalText} does for other texts; what is hidden goes too. All formatting stays: only characters are left out. */
final class FinalRtf extends ParserDecorator {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final MediaType RTF = MediaType.application("rtf");

    private FinalRtf(Parser reader) {
        super(reader);
    }

    static void putInto(Map<MediaType, Parser> readers) {
        readers.computeIfPresent(RTF, (type, reader) -> new FinalRtf(reader));
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        try (var temporary = new TemporaryResources()) {
            var copy = temporary.createTempFile();
            try (var out = new BufferedOutputStream(Files.newOutputStream(copy))) {
                new Copy(new BufferedInputStream(stream), out).write();
            }
            try (var rest = TikaInputStream.get(copy)) {
                super.parse(rest, handler, metadata, context);
            }
        }
    }

    /** A pass over groups, control words and characters. What makes characters unseen holds to the end of its group, or until it is put off. */
    private static final class Copy {

        /** Deleted, hidden, moved from here: each is on or off by itself. */
        private static final List<String> UNSEEN = List.of("deleted", "v", "mvf");

        private static final String NEITHER = "plain";
        /** So many bytes follow that are no RTF. */
        private static final String BYTES = "bin";
        /** Words that stand for a character. */
        private static final Set<String> CHARACTERS = Set.of(
                "u",
                "tab",
                "line",
                "emdash",
                "endash",
                "emspace",
                "enspace",
                "qmspace",
                "bullet",
                "lquote",
                "rquote",
                "ldblquote",
                "rdblquote");

        private static final int LONGEST_WORD = 32;
        private static final int LONGEST_NUMBER = 10;
        /** A sign, and whether a digit follows it. */
        private static final int LOOKED_AT = 2;

        private static final int BLOCK = 8192;

        private final PushbackInputStream in;
        private final OutputStream out;
        private final ArrayDeque<Integer> groups = new ArrayDeque<>();
        private int unseen;

        Copy(InputStream in, OutputStream out) {
            this.in = new PushbackInputStream(in, LOOKED_AT);
            this.out = out;
        }

        void write() throws IOException {
            for (var next = in.read(); next >= 0; next = in.read()) {
                switch (next) {
                    case '{' -> {
                        groups.push(unseen);
                        out.write(next);
                    }
                    case '}' -> {
                        unseen = groups.isEmpty() ? 0 : groups.pop();
                        out.write(next);
                    }
                    case '\\' -> control();
                    default -> character(next);
                }
            }
        }

        private void control() throws IOException {
            var next = in.read();
            if (isLetter(next)) {
                in.unread(next);
                var word = run(LONGEST_WORD, Copy::isLetter);
                word(word, number());
            } else if (next == '\'') {
                character('\\', next, in.read(), in.read());
            } else if (next == '*' || next == '\r' || next == '\n') {
                out.write('\\');
                out.write(next);
            } else {
                character('\\', next);
            }
        }

        private void word(String word, String number) throws IOException {
            if (UNSEEN.contains(word)) {
                var bit = 1 << UNSEEN.indexOf(word);
                unseen = number.equals("0") ? unseen & ~bit : unseen | bit;
            } else if (word.equals(NEITHER)) {
                unseen = 0;
            }
            if (unseen == 0 || !CHARACTERS.contains(word)) {
                out.write(("\\" + word + number).getBytes(StandardCharsets.US_ASCII));
                space();
            }
            if (word.equals(BYTES) && number.matches("\\d{1,9}")) {
                bytes(Integer.parseInt(number));
            }
        }

        /** As many as there are, if there are fewer. */
        private void bytes(int count) throws IOException {
            var block = new byte[BLOCK];
            var left = count;
            while (left > 0) {
                var read = in.read(block, 0, Math.min(left, BLOCK));
                if (read < 0) {
                    return;
                }
                out.write(block, 0, read);
                left -= read;
            }
        }

        /** Ends a word, and belongs to it. */
        private void space() throws IOException {
            var next = in.read();
            if (next == ' ') {
                out.write(next);
            } else if (next >= 0) {
                if (next == '-') {
                    // The library's reader would take it for a sign.
                    out.write(' ');
                }
                in.unread(next);
            }
        }

        private void character(int... bytes) throws IOException {
            for (var next : bytes) {
                if (unseen == 0 && next >= 0) {
                    out.write(next);
                }
            }
        }

        /** Empty where none stands; a hyphen before no digit is text. */
        private String number() throws IOException {
            var sign = run(1, character -> character == '-');
            var digits = run(LONGEST_NUMBER, Copy::isDigit);
            if (digits.isEmpty() && !sign.isEmpty()) {
                in.unread('-');
                return "";
            }
            return sign + digits;
        }

        private interface Kind {
            boolean holds(int character);
        }

        private String run(int longest, Kind kind) throws IOException {
            var run = new StringBuilder();
            var next = in.read();
            while (kind.holds(next) && run.length() < longest) {
                run.append((char) next);
                next = in.read();
            }
            if (next >= 0) {
                in.unread(next);
            }
            return run.toString();
        }

        private static boolean isLetter(int character) {
            return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        }

        private static boolean isDigit(int character) {
            return character >= '0' && character <= '9';
        }
    }
}
