package dev.groundwork.embedded.qdrant.index;

/** Small static loops with independent sums, which the compiler keeps in registers. */
public final class DotProduct {

    private DotProduct() {}

    /** Below this squared length a vector counts as zero and is left alone (Rust's {@code f32::EPSILON}). */
    private static final float ZERO = 1.1920929e-7f;

    static float of(float[] query, float[] rows, int at) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        var whole = query.length & ~3;
        for (var i = 0; i < whole; i += 4) {
            a += query[i] * rows[at + i];
            b += query[i + 1] * rows[at + i + 1];
            c += query[i + 2] * rows[at + i + 2];
            d += query[i + 3] * rows[at + i + 3];
        }
        for (var i = whole; i < query.length; i++) {
            a += query[i] * rows[at + i];
        }
        return (a + b) + (c + d);
    }

    /** Scales to length 1 as Qdrant does for Cosine: zero and already normal vectors stay as they are. */
    public static float[] normalized(float[] vector) {
        var squared = of(vector, vector, 0);
        if (squared < ZERO || Math.abs(squared - 1f) <= 1e-6f) {
            return vector;
        }
        var length = (float) Math.sqrt(squared);
        var scaled = new float[vector.length];
        for (var i = 0; i < vector.length; i++) {
            scaled[i] = vector[i] / length;
        }
        return scaled;
    }
}
