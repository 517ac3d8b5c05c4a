package dev.groundwork.ingest.format;

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

    private static final int HEAD_BYTES = 1 << 16;

    private final EncodingDetector stated;
    private final EncodingDetector guessed = new Icu4jEncodingDetector();

    /** @param stated which believes what the text says */
    TrueEncoding(EncodingDetector stated) {
        this.stated = stated;
    }

    @Override
    public Charset detect(InputStream bytes, Metadata metadata) throws IOException {
        var charset = stated.detect(bytes, metadata);
        return StandardCharsets.UTF_8.equals(charset) && !isUtf8(head(bytes))
                ? guessed.detect(bytes, new Metadata())
                : charset;
    }

    private static byte[] head(InputStream bytes) throws IOException {
        bytes.mark(HEAD_BYTES);
        try {
            return bytes.readNBytes(HEAD_BYTES);
        } finally {
            bytes.reset();
        }
    }

    /** A few bytes of something else, such as a letter cut in two, do not make another encoding of it. */
    private static boolean isUtf8(byte[] head) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(head);
        var out = CharBuffer.allocate(head.length);
        var broken = 0;
        for (var result = decoder.decode(in, out, false); result.isError(); result = decoder.decode(in, out, false)) {
            broken++;
            in.position(in.position() + result.length());
        }
        var letters = out.flip().chars().filter(c -> c > 0x7f).count();
        return broken <= letters;
    }
}
