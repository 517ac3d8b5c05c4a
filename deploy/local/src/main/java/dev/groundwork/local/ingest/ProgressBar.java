package dev.groundwork.local.ingest;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** One line that grows on a terminal; elsewhere a line now and then. */
public final class ProgressBar {

    private static final int WIDTH = 40;
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean isTerminal;
    private final int total;
    private final Instant start = Instant.now();
    private Instant nextLine = start.plus(LINE_EVERY);

    public ProgressBar(PrintStream out, int total) {
        this.out = out;
        this.total = total;
        this.isTerminal = System.console() != null && System.console().isTerminal();
    }

    void show(int ended, int underWay) {
        if (isTerminal) {
            var filled = total == 0 ? WIDTH : (int) ((long) WIDTH * ended / total);
            out.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + words(ended, underWay) + "  ");
            if (ended == total) {
                out.println();
            }
            out.flush();
        } else if (ended == total || Instant.now().isAfter(nextLine)) {
            out.println(words(ended, underWay));
            nextLine = Instant.now().plus(LINE_EVERY);
        }
    }

    private String words(int ended, int underWay) {
        return String.format(
                Locale.ROOT,
                "%d of %d documents ended, %d under way, %d s",
                ended,
                total,
                underWay,
                Duration.between(start, Instant.now()).toSeconds());
    }
}
