package dev.groundwork.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes of a text from shortly before the first one on that is not the same in all encodings, wherever that is. */
record TextSample(byte[] bytes, int letters, int broken) {

    private static final int SAMPLE_BYTES = 1 << 16;
    /** Of them, so that there is something to guess by at the end of a text too; the guess is by the first 12,000. */
    private static final int BYTES_BEFORE = 1 << 12;

    private static final int MOST_BYTES = 1 << 24;

    static TextSample of(InputStream bytes) throws IOException {
        var start = Math.max(0, ascii(bytes) - BYTES_BEFORE);
        bytes.mark(MOST_BYTES);
        try {
            bytes.skipNBytes(start);
            return of(bytes.readNBytes(SAMPLE_BYTES));
        } finally {
            bytes.reset();
        }
    }

    private static TextSample of(byte[] sample) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(sample);
        var out = CharBuffer.allocate(sample.length);
        var broken = 0;
        // A letter cut in two at the end is not broken.
        for (var result = decoder.decode(in, out, false); result.isError(); result = decoder.decode(in, out, false)) {
            broken++;
            in.position(in.position() + result.length());
        }
        var letters = out.flip().chars().filter(c -> c > 0x7f).count();
        return new TextSample(sample, (int) letters, broken);
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

    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    boolean isUtf8() {
        return broken == 0;
    }

    /** A few bytes of something else do not make another encoding of it. */
    boolean isMostlyUtf8() {
        return broken <= letters;
    }

    boolean isAscii() {
        return broken == 0 && letters == 0;
    }

    /** As UTF-16 has in every line end, space and mark. */
    boolean hasNul() {
        return has(0, 0);
    }

    /** Bytes that are controls in the ISO's encodings of eight bits, and signs in those of Windows. */
    boolean hasSigns() {
        return has(0x80, 0x9f);
    }

    private boolean has(int from, int to) {
        for (var value : bytes) {
            if (Byte.toUnsignedInt(value) >= from && Byte.toUnsignedInt(value) <= to) {
                return true;
            }
        }
        return false;
    }
}
