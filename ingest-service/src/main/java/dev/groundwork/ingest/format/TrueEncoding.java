package dev.groundwork.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.txt.Icu4jEncodingDetector;

/** How a text is encoded: as it says, unless its bytes say that it cannot be. A text read wrongly has lost its letters for good. */
final class TrueEncoding implements EncodingDetector {

    private static final long serialVersionUID = 1L;

    private static final int SAMPLE_BYTES = 1 << 16;
    /** Of them, so that there is something to guess by at the end of a text too; the guess is by the first 12,000. */
    private static final int BYTES_BEFORE = 1 << 12;

    private static final int MOST_BYTES = 1 << 24;

    private final EncodingDetector stated;
    private final EncodingDetector guessed = new Icu4jEncodingDetector();

    /** @param stated which believes what the text says */
    TrueEncoding(EncodingDetector stated) {
        this.stated = stated;
    }

    @Override
    public Charset detect(InputStream bytes, Metadata metadata) throws IOException {
        var charset = stated.detect(bytes, metadata);
        if (!StandardCharsets.UTF_8.equals(charset)) {
            return charset;
        }
        var sample = sample(bytes);
        if (isUtf8(sample)) {
            return charset;
        }
        var guess = guessed.detect(new ByteArrayInputStream(sample), new Metadata());
        return guess == null ? charset : guess;
    }

    /** From shortly before the first byte on that is not the same in all encodings. */
    private static byte[] sample(InputStream bytes) throws IOException {
        var start = Math.max(0, ascii(bytes) - BYTES_BEFORE);
        bytes.mark(MOST_BYTES);
        try {
            bytes.skipNBytes(start);
            return bytes.readNBytes(SAMPLE_BYTES);
        } finally {
            bytes.reset();
        }
    }

    /** How many bytes of ASCII there are before any other. */
    private static int ascii(InputStream bytes) throws IOException {
        bytes.mark(MOST_BYTES);
        try {
            var block = new byte[SAMPLE_BYTES];
            var before = 0;
            while (before < MOST_BYTES - 2 * SAMPLE_BYTES) {
                var read = bytes.readNBytes(block, 0, block.length);
                for (var i = 0; i < read; i++) {
                    if (block[i] < 0) {
                        return before + i;
                    }
                }
                before += read;
                if (read < block.length) {
                    break;
                }
            }
            return before;
        } finally {
            bytes.reset();
        }
    }

    /** A few bytes of something else, such as a letter cut in two, do not make another encoding of it. */
    private static boolean isUtf8(byte[] sample) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(sample);
        var out = CharBuffer.allocate(sample.length);
        var broken = 0;
        for (var result = decoder.decode(in, out, false); result.isError(); result = decoder.decode(in, out, false)) {
            broken++;
            in.position(in.position() + result.length());
        }
        var letters = out.flip().chars().filter(c -> c > 0x7f).count();
        return broken <= letters;
    }
}
