package dev.groundwork.ingest.registry;

import java.util.Locale;

/** The ten steps of ingestion, in order. */
public enum Step {
    RECEIVE,
    DOWNLOAD,
    DETECT,
    EXTRACT,
    CLEAN,
    ANALYZE,
    CHUNK,
    EMBED,
    PUBLISH,
    /** Done by query-service; entered when it says so. */
    INDEX;

    /** Its name in the log, in metrics and in dead letters. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
