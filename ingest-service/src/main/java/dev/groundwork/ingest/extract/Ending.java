package dev.groundwork.ingest.extract;

import java.util.Locale;

/** Why a parser's process ended. */
enum Ending {
    TIMEOUT,
    OUT_OF_MEMORY,
    CRASHED;

    /** Its name in metrics. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
