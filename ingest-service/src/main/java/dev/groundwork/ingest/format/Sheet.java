package dev.groundwork.ingest.format;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/**
 * What a page looks like.
 *
 * @param paper the grey most of it has, from 0 for black to 255
 * @param paperShare how much of it has about that grey
 * @param inkShare how much of it is clearly darker
 */
record Sheet(int paper, double paperShare, double inkShare) {

    private static final int GREYS = 256;
    /** Yellowed, but no photo of the night. */
    private static final int DARKEST_PAPER = 150;

    private static final int GRAIN = 20;
    private static final int INK = 40;
    private static final double LEAST_PAPER = 0.55;
    private static final double LEAST_INK = 0.002;

    static Sheet of(BufferedImage page) {
        var pixels = page.getRaster().getSamples(0, 0, page.getWidth(), page.getHeight(), 0, (int[]) null);
        var counts = new int[GREYS];
        for (var grey : pixels) {
            counts[grey]++;
        }
        var paper = IntStream.range(0, GREYS)
                .reduce((most, grey) -> counts[grey] > counts[most] ? grey : most)
                .orElseThrow();
        return new Sheet(
                paper,
                share(counts, paper - GRAIN, paper + GRAIN, pixels.length),
                share(counts, 0, paper - INK, pixels.length));
    }

    boolean isWritten() {
        return paper >= DARKEST_PAPER && paperShare >= LEAST_PAPER && inkShare >= LEAST_INK;
    }

    boolean isBlank() {
        return paperShare == 1;
    }

    private static double share(int[] counts, int from, int to, int pixels) {
        return (double) IntStream.rangeClosed(Math.max(0, from), Math.min(GREYS - 1, to))
                        .map(grey -> counts[grey])
                        .sum()
                / pixels;
    }
}
