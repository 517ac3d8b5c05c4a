package dev.groundwork.embedded.qdrant.index;

import dev.groundwork.embedded.qdrant.model.PointKey;
import dev.groundwork.embedded.qdrant.storage.Change;
import dev.groundwork.embedded.qdrant.storage.Change.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Gives every stored version of a point a number. A replaced or deleted point leaves a dead slot, and all indexes are read
 * through the live ones only. Once the dead ones are many, the live ones {@link #moveUp move up}.
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
        return Change.encodedLength(entry.payload().length(), entry.vectors().length());
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
    public Collection<Integer> inOrder(PointKey from) {
        return (from == null ? slotByKey : slotByKey.tailMap(from, true)).values();
    }

    /** A copy of the set of live slots. */
    public BitSet live() {
        return (BitSet) live.clone();
    }

    public int count() {
        return slotByKey.size();
    }

    /** How many slots hold nothing any more. */
    int dead() {
        return entries.size() - count();
    }

    /** Closes the gaps of the dead slots. Answers the place of every former slot, -1 for a dead one; the order stays. */
    int[] moveUp() {
        var places = new int[entries.size()];
        Arrays.fill(places, -1);
        var place = 0;
        for (var slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
            entries.set(place, entries.get(slot));
            places[slot] = place++;
        }
        entries.subList(place, entries.size()).clear();
        slotByKey.replaceAll((_, slot) -> places[slot]);
        live.clear();
        live.set(0, place);
        return places;
    }

    /** What the live points take in a log. */
    long liveBytes() {
        return liveBytes;
    }
}
