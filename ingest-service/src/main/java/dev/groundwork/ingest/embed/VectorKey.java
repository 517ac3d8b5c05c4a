package dev.groundwork.ingest.embed;

import dev.groundwork.ingest.digest.Sha256;
import java.util.HexFormat;

/** What a vector is kept under: the SHA-256 of the model's name, NUL and the text, in hexadecimal. */
record VectorKey(String hex) implements Comparable<VectorKey> {

    static VectorKey of(String model, String text) {
        return new VectorKey(new Sha256().with(model + "\0").with(text).hex());
    }

    static VectorKey of(byte[] bytes) {
        return new VectorKey(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(VectorKey other) {
        return hex.compareTo(other.hex);
    }
}
