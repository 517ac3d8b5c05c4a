package dev.groundwork.ingest.registry;

import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.ingest.registry.Decision.AccessAmended;
import dev.groundwork.ingest.registry.Decision.Deleted;
import dev.groundwork.ingest.registry.Decision.Process;
import dev.groundwork.ingest.registry.Decision.Superseded;
import dev.groundwork.ingest.registry.Decision.Unchanged;

/**
 * What an event means for a document, given what was applied before. Versions alone decide, so replays, delays and redrives change
 * nothing and resurrect nothing; only unfinished work of the newest content is taken up again.
 */
final class VersionRule {

    private VersionRule() {}

    /** @param before null when the document is not known yet */
    static Decision decide(Applied before, DocumentReceived event, long version) {
        if (before == null || version > before.version()) {
            return newer(before, event, version);
        }
        if (event.operation() == DocumentReceived.Operation.UPSERT && before.hasContent(version)) {
            return before.contentIsDone() ? new Superseded() : new Process(version);
        }
        if (event.operation() == DocumentReceived.Operation.UPSERT
                && before.brings(version, event.content().sha256())) {
            return sameContent(before);
        }
        return version == before.version() ? again(event) : new Superseded();
    }

    private static Decision newer(Applied before, DocumentReceived event, long version) {
        return switch (event.operation()) {
            case DELETE -> new Deleted();
            // Access of a document nobody has sent yet: nothing here to amend, and its content must not count as older.
            case ACCESS -> before == null ? new Superseded() : new AccessAmended();
            case UPSERT ->
                before != null && before.holds(event.content().sha256()) ? sameContent(before) : new Process(version);
        };
    }

    /** The same event a second time, which brings nothing that counts. */
    private static Decision again(DocumentReceived event) {
        return switch (event.operation()) {
            case DELETE -> new Deleted();
            case ACCESS -> new AccessAmended();
            case UPSERT -> new Superseded();
        };
    }

    /**
     * Sending the same bytes again is how an owner asks for another try, under the version they have. Whatever has no lasting end is
     * taken up, also what is being tried already: that attempt may have died with its replica.
     */
    private static Decision sameContent(Applied before) {
        return before.isFinalForTheSameBytes()
                ? new Unchanged(before.contentVersion())
                : new Process(before.contentVersion());
    }
}
