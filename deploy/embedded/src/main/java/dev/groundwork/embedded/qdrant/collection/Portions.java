package dev.groundwork.embedded.qdrant.collection;

import dev.groundwork.embedded.qdrant.storage.Change;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Cuts many changes into log entries that memory holds one at a time; each change is made when its turn comes. */
final class Portions implements Iterator<List<Change>> {

    static final int BYTES = 4 << 20;

    private final Iterator<Change> changes;

    private Portions(Iterator<Change> changes) {
        this.changes = changes;
    }

    /** To be read once. */
    static Iterable<List<Change>> of(Iterator<Change> changes) {
        return () -> new Portions(changes);
    }

    @Override
    public boolean hasNext() {
        return changes.hasNext();
    }

    @Override
    public List<Change> next() {
        if (!changes.hasNext()) {
            throw new NoSuchElementException();
        }
        var portion = new ArrayList<Change>();
        var bytes = 0;
        while (bytes < BYTES && changes.hasNext()) {
            var change = changes.next();
            portion.add(change);
            bytes += change.encodedLength();
        }
        return portion;
    }
}
