package dev.groundwork.ingest.registry;

/** Where the latest version of a document is on its way. */
public enum Status {
    RECEIVED,
    PROCESSING,
    SEARCHABLE,
    REJECTED,
    FAILED,
    /** Never stored for a version: the document as a whole is gone. */
    DELETED
}
