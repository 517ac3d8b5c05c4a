package dev.groundwork.contracts.event;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One record of a document after another, as they stand on the topic, while those of several documents are worked on side by side by threads
 * that begin in any order. Who waits for its turn takes no place of those that are worked on, but is one of the records that the channel
 * hands out at a time ({@code max-concurrency}): so many records of one document in a row hold up all behind them.
 */
public final class Turns {

    private final Map<String, Turn> last = new ConcurrentHashMap<>();
    private final Places places;

    /** @param places for those whose turn it is */
    public Turns(Places places) {
        this.places = places;
    }

    /**
     * To be called in the order of the topic.
     *
     * @param key of the record; those without one are in order too
     */
    public Turn next(String key) {
        var turn = new Turn(String.valueOf(key));
        turn.before = last.put(turn.key, turn);
        return turn;
    }

    /** A record's place behind the one before of the same key. */
    public final class Turn {

        private final String key;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private Turn before;

        private Turn(String key) {
            this.key = key;
        }

        /** Waits until the record before has ended and there is a place, then works on this one; the next waits until then. */
        public <T> T run(Supplier<T> work) {
            if (before != null) {
                before.ended.join();
                before = null;
            }
            try {
                return places.take(work);
            } finally {
                last.remove(key, this);
                ended.complete(null);
            }
        }
    }
}
