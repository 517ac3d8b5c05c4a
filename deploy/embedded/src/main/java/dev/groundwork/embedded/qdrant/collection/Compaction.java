package dev.groundwork.embedded.qdrant.collection;

import dev.groundwork.embedded.qdrant.index.Segment;
import dev.groundwork.embedded.qdrant.index.Slots;
import dev.groundwork.embedded.qdrant.storage.Change;
import dev.groundwork.embedded.qdrant.storage.EntryLog;
import java.util.ArrayList;
import java.util.List;

/** A copy of what is alive in a fresh log, and on the disk, with the places where it lies there. */
record Compaction(EntryLog log, List<Slots.Entry> entries) {

    /** Fills the log, and closes it when that fails. */
    static Compaction copy(Segment from, EntryLog to) {
        var compaction = new Compaction(to, new ArrayList<>());
        try {
            compaction.fill(from);
        } catch (RuntimeException | Error e) {
            to.closeReplaced();
            throw e;
        }
        return compaction;
    }

    private void fill(Segment from) {
        var live = from.slots().inOrder(null).stream().map(slot -> change(from, slot));
        Portions.of(live.iterator()).forEach(changes -> append(changes, from.operation()));
        log.sync();
        // The last entry is empty: it vouches that the ones before it are on the disk.
        append(List.of(), from.operation());
        log.sync();
    }

    private static Change change(Segment from, int slot) {
        var entry = from.slots().entry(slot);
        return new Change(
                Change.Kind.PUT,
                entry.key(),
                entry.version(),
                from.log().read(entry.payload()),
                from.log().read(entry.vectors()));
    }

    private void append(List<Change> changes, long operation) {
        var body = Change.encode(changes);
        Change.decode(body, log.append(operation, body), stored -> {
            var change = stored.change();
            entries.add(new Slots.Entry(change.key(), change.version(), stored.payload(), stored.vectors()));
        });
    }
}
