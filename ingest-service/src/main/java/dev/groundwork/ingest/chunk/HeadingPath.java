package dev.groundwork.ingest.chunk;

import java.util.List;
import java.util.TreeMap;

/** The headings above the place reached in a document. */
final class HeadingPath {

    private final TreeMap<Integer, String> byLevel = new TreeMap<>();

    /** A heading ends all of its level and below. */
    void enter(int level, String text) {
        byLevel.tailMap(level, true).clear();
        byLevel.put(level, text);
    }

    List<String> path() {
        return List.copyOf(byLevel.values());
    }
}
