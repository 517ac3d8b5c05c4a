package dev.groundwork.embedded.qdrant.conformance;

import java.util.List;

/** A random collection and what is asked of it. A failure reports the smallest trial that fails, so this one stays short. */
record Trial<R>(Sample sample, List<R> requests) {

    @Override
    public String toString() {
        return sample.writes().size() + " writes and " + requests.size() + " requests";
    }
}
