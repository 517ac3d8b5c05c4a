package dev.groundwork.ingest.failure;

import java.util.Locale;

/** What this service needs and does not own. */
public enum Dependency {
    KAFKA,
    POSTGRESQL,
    BLOB_STORE,
    /** The processes in which files are read. */
    PARSER,
    /** Asked what readers find, when an operator compares. */
    QUERY_SERVICE,
    /** The host of a document's URI. */
    DOWNLOAD,
    /** A model behind HTTP that embeds. */
    EMBEDDER;

    /** Its name in metrics. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
