package dev.groundwork.ingest.reconcile;

/** How registry, blob store and index can differ about a document. */
public enum Kind {
    /** On its way, and nothing has happened for too long. */
    STUCK(Remedy.RESEND),
    /** Searchable in the registry; the index does not have it. */
    NOT_IN_INDEX(Remedy.RESEND),
    /** The index has an older version than the registry says. */
    OLDER_IN_INDEX(Remedy.RESEND),
    /** A generation of the index that is being built does not have the live version. */
    NOT_IN_GENERATION(Remedy.EMBED),
    /** The index has the latest version, or all its chunks in another number, which the registry never heard. */
    NOT_REPORTED(Remedy.ADOPT),
    /** The index has a version the registry does not know as live. */
    NEWER_IN_INDEX(Remedy.NONE),
    /** The index does not have exactly the points of the live version. */
    POINTS_DIFFER(Remedy.EMBED),
    /** Deleted in the registry; readers still find it. */
    DELETED_IN_REGISTRY(Remedy.NONE),
    /** Readers find what the registry does not know. */
    UNKNOWN_TO_REGISTRY(Remedy.NONE),
    /** The bytes of the live version, or of one that waits, are gone. */
    BLOB_MISSING(Remedy.NONE);

    private final Remedy remedy;

    Kind(Remedy remedy) {
        this.remedy = remedy;
    }

    Remedy remedy() {
        return remedy;
    }

    /** What can be done about it here. */
    enum Remedy {
        /** Its event is sent again under its own version, so whatever is newer wins. */
        RESEND,
        /** The event of the live version is sent again, to be embedded anew in one model; the index takes what it lacks. */
        EMBED,
        /** The registry takes over what the index says. */
        ADOPT,
        /** A person has to decide; see docs/api.md. */
        NONE
    }
}
