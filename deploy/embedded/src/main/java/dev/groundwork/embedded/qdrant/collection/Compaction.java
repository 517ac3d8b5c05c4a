package dev.groundwork.embedded.qdrant.collection;

import dev.groundwork.embedded.qdrant.index.Segment;
import dev.groundwork.embedded.qdrant.storage.Change;
import java.util.ArrayList;
import java.util.List;

/** Copies what is alive into a fresh segment, and has it on the disk when it returns. */
final class Compaction {

    private static final int ENTRY_BYTES = 4 << 20;

    private Compaction() {}

    static void copy(Segment from, Segment to) {
        var batch = new ArrayList<Change>();
        var bytes = 0;
        for (var slot : from.slots().inOrder(null)) {
            var entry = from.slots().entry(slot);
            var change = new Change(
                    Change.Kind.PUT,
                    entry.key(),
                    entry.version(),
                    from.log().read(entry.payload()),
                    from.log().read(entry.vectors()));
            batch.add(change);
            bytes += change.encodedLength();
            if (bytes >= ENTRY_BYTES) {
                append(batch, from.operation(), to);
                batch.clear();
                bytes = 0;
            }
        }
        append(batch, from.operation(), to);
        to.log().sync();
        // The last entry is empty: it vouches that the ones before it are on the disk.
        append(List.of(), from.operation(), to);
        to.log().sync();
    }

    private static void append(List<Change> batch, long operation, Segment to) {
        var body = Change.encode(batch);
        to.apply(operation, body, to.log().append(operation, body));
    }
}
