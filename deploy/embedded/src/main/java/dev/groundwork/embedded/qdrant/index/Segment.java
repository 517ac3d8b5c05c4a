package dev.groundwork.embedded.qdrant.index;

import dev.groundwork.embedded.qdrant.model.PayloadPath;
import dev.groundwork.embedded.qdrant.storage.Change;
import dev.groundwork.embedded.qdrant.storage.Change.Stored;
import dev.groundwork.embedded.qdrant.storage.EntryLog;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.Vector;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A collection's data: the log that holds it and, in memory, what searches need. The memory is changed only by reading
 * log entries, live and at start-up alike, so that it is always what a restart would give. Payloads stay on disk.
 */
public final class Segment implements AutoCloseable {

    private static final int FEW_SLOTS = 4096;
    private static final long FEW_BYTES = 16L << 20;

    private final Slots slots = new Slots();
    private final Map<String, DenseIndex> dense = new HashMap<>();
    private final Map<String, SparseIndex> sparse = new HashMap<>();
    private final Map<PayloadPath, FieldIndex> fields = new HashMap<>();
    private Set<String> indexedKeys;
    private EntryLog log;
    private long operation;

    private Segment(SegmentLayout layout) {
        layout.denseDimensions().forEach((name, dimension) -> dense.put(name, new DenseIndex(dimension)));
        layout.sparseIdf().forEach((name, idf) -> sparse.put(name, new SparseIndex(idf)));
        layout.fields().forEach((path, type) -> fields.put(path, new FieldIndex(path, type)));
        indexedKeys = indexedKeys();
    }

    private Set<String> indexedKeys() {
        return fields.keySet().stream().map(PayloadPath::firstKey).collect(Collectors.toUnmodifiableSet());
    }

    /** Opens the log and builds the indexes from it. */
    public static Segment open(Path file, SegmentLayout layout) {
        var segment = new Segment(layout);
        // While the log is read, deletions need the dimensions of earlier vectors: the log reads for them.
        segment.log = EntryLog.open(file, segment::apply);
        return segment;
    }

    private void apply(EntryLog log, long operation, ByteBuffer body, long bodyAt) {
        this.log = log;
        this.operation = operation;
        Change.decode(body, bodyAt, this::apply);
        // A start-up and a life of replacements stay within the memory of a few more points than there are.
        if (slots.dead() > slots.count() / 4 + FEW_SLOTS) {
            moveUp();
        }
    }

    private void moveUp() {
        var places = slots.moveUp();
        dense.values().forEach(index -> index.move(places));
        sparse.values().forEach(index -> index.move(places));
        fields.values().forEach(index -> index.move(places));
    }

    /** Applies an entry that was appended to the log. */
    public void apply(long operation, ByteBuffer body, long bodyAt) {
        apply(log, operation, body, bodyAt);
    }

    private void apply(Stored stored) {
        var change = stored.change();
        switch (change.kind()) {
            case PUT -> {
                delete(change);
                put(stored);
            }
            case PAYLOAD -> replacePayload(stored);
            case DELETE -> delete(change);
        }
    }

    private void put(Stored stored) {
        var change = stored.change();
        var slot = slots.add(new Slots.Entry(change.key(), change.version(), stored.payload(), stored.vectors()));
        StoredVectors.read(change.vectors(), new StoredVectors.Sink() {
            @Override
            public void dense(String name, FloatBuffer vector) {
                dense.get(name).put(slot, vector);
            }

            @Override
            public void sparse(String name, int[] dimensions, FloatBuffer weights) {
                sparse.get(name).put(slot, dimensions, weights);
            }
        });
        var payload = StoredPayload.parse(change.payload(), indexedKeys);
        fields.values().forEach(field -> field.add(slot, payload));
    }

    private void replacePayload(Stored stored) {
        var change = stored.change();
        int slot = slots.find(change.key());
        var old = StoredPayload.parse(log.read(slots.entry(slot).payload()), indexedKeys);
        var payload = StoredPayload.parse(change.payload(), indexedKeys);
        fields.values().forEach(field -> field.replace(slot, old, payload));
        slots.replace(
                slot,
                new Slots.Entry(
                        change.key(),
                        change.version(),
                        stored.payload(),
                        slots.entry(slot).vectors()));
    }

    private void delete(Change change) {
        var slot = slots.find(change.key());
        if (slot != null) {
            StoredVectors.read(log.read(slots.entry(slot).vectors()), new StoredVectors.Sink() {
                @Override
                public void dense(String name, FloatBuffer vector) {
                    // A dead slot's vector is never looked at.
                }

                @Override
                public void sparse(String name, int[] dimensions, FloatBuffer weights) {
                    sparse.get(name).remove(dimensions);
                }
            });
            slots.remove(slot);
        }
    }

    /** Reads from another log from now on, which has all live points at these places. */
    public void moveTo(EntryLog copy, List<Slots.Entry> entries) {
        entries.forEach(entry -> slots.replace(slots.find(entry.key()), entry));
        log = copy;
    }

    /** Adds or replaces an index over a payload field and fills it. */
    public void addField(PayloadPath path, PayloadSchemaType type) {
        var field = new FieldIndex(path, type);
        slots.live().stream().forEach(slot -> field.add(slot, payload(slot)));
        fields.put(path, field);
        indexedKeys = indexedKeys();
    }

    public void removeField(PayloadPath path) {
        fields.remove(path);
        indexedKeys = indexedKeys();
    }

    public Slots slots() {
        return slots;
    }

    /** The dense vectors of this name, or null. */
    public DenseIndex dense(String name) {
        return dense.get(name);
    }

    /** The sparse vectors of this name, or null. */
    public SparseIndex sparse(String name) {
        return sparse.get(name);
    }

    /** The index over this payload field, or null. */
    public FieldIndex field(PayloadPath path) {
        return fields.get(path);
    }

    public Map<String, Value> payload(int slot) {
        return StoredPayload.parse(log.read(slots.entry(slot).payload()));
    }

    public Map<String, Vector> vectors(int slot) {
        return StoredVectors.parse(log.read(slots.entry(slot).vectors()));
    }

    public EntryLog log() {
        return log;
    }

    /** The number of the last operation. */
    public long operation() {
        return operation;
    }

    /** Whether more than half of the log is garbage, and enough of it to be worth a rewrite. */
    public boolean isWorthCompacting() {
        return log.size() > 2 * slots.liveBytes() + FEW_BYTES;
    }

    @Override
    public void close() {
        log.close();
    }
}
