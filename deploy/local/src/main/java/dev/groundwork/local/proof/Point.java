package dev.groundwork.local.proof;

import java.util.Comparator;

/** A chunk of a document's version, as a point of the index stands for it. */
record Point(String documentId, long version, long ordinal) implements Comparable<Point> {

    private static final Comparator<Point> ORDER = Comparator.comparing(Point::documentId)
            .thenComparing(Point::version)
            .thenComparing(Point::ordinal);

    @Override
    public int compareTo(Point other) {
        return ORDER.compare(this, other);
    }
}
