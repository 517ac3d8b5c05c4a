package dev.groundwork.ingest.pipeline;

import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.registry.ContentFacts;

/** How the work on an event can end, as expected endings; faults are exceptions. */
public sealed interface Outcome {

    /** All chunks of the version are on their topic; the index speaks next. */
    record Published(long version, ContentFacts facts) implements Outcome {}

    /** The chunks of a live version are on their topic in one more model. */
    record EmbeddedAnew(long version) implements Outcome {}

    /** The document has this content already. */
    record Unchanged(long contentVersion) implements Outcome {}

    /** Only its access is new, which is permissions-service's. */
    record AccessAmended() implements Outcome {}

    /** Something newer was there before, or came while the version was worked on. */
    record Superseded() implements Outcome {}

    /** Its source says that it lies in another document, which only we find out; nothing of it is entered. */
    record UnknownMember() implements Outcome {}

    /** The document is gone. */
    record Deleted() implements Outcome {}

    /** The document's own fault: visible to its owner, never retried, never blocking. */
    record Rejected(long version, RejectionCode code, String message) implements Outcome {}
}
