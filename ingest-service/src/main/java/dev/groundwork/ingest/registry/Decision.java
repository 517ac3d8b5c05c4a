package dev.groundwork.ingest.registry;

/** What is to be done about an event. */
public sealed interface Decision {

    /** The content of this version has to be worked off: it is new, or a crash or a passing failure left it unfinished. */
    record Process(long version) implements Decision {}

    /** The content is what the document has already; at most its access is new, which is not ours. */
    record Unchanged(long contentVersion) implements Decision {}

    /** The document is gone. */
    record Deleted() implements Decision {}

    /** Only the access is new. */
    record AccessAmended() implements Decision {}

    /** It says that it lies in another document, where nobody found it. */
    record UnknownMember() implements Decision {}

    /** Something newer was applied before, or this very event. */
    record Superseded() implements Decision {}
}
