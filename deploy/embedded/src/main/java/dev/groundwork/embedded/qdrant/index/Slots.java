package dev.groundwork.embedded.qdrant.index;

import dev.groundwork.embedded.qdrant.model.PointKey;
import dev.groundwork.embedded.qdrant.storage.Change.Slice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Gives every stored version of a point a number. A slot is never used again: a replaced or deleted point leaves a dead
 * one, and all indexes are read through the live ones only.
 */
public final class Slots {

    /** What a slot holds. */
    public record Entry(PointKey key, long version, Slice payload, Slice vectors) {}

    private final NavigableMap<PointKey, Integer> slotByKey = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final BitSet live = new BitSet();
    private long liveBytes;

    int add(Entry entry) {
        var slot = entries.size();
        entries.add(entry);
        live.set(slot);
        liveBytes += bytes(entry);
        slotByKey.put(entry.key(), slot);
        return slot;
    }

    void replace(int slot, Entry entry) {
        liveBytes += bytes(entry) - bytes(entries.set(slot, entry));
    }

    void remove(int slot) {
        var entry = entries.get(slot);
        live.clear(slot);
        liveBytes -= bytes(entry);
        slotByKey.remove(entry.key());
        entries.set(slot, null);
    }

    private static long bytes(Entry entry) {
        return (long) entry.payload().length() + entry.vectors().length();
    }

    /** The slot of a live point, or null. */
    public Integer find(PointKey key) {
        return slotByKey.get(key);
    }

    public Entry entry(int slot) {
        return entries.get(slot);
    }

    public PointKey key(int slot) {
        return entry(slot).key();
    }

    /** Live slots in the order of their ids, beginning with {@code from} (all when null). */
    public Iterable<Integer> inOrder(PointKey from) {
        return (from == null ? slotByKey : slotByKey.tailMap(from, true)).values();
    }

    /** A copy of the set of live slots. */
    public BitSet live() {
        return (BitSet) live.clone();
    }

    public int count() {
        return slotByKey.size();
    }

    int allocated() {
        return entries.size();
    }

    long liveBytes() {
        return liveBytes;
    }
}
