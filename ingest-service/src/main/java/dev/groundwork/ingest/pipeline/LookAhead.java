package dev.groundwork.ingest.pipeline;

import dev.groundwork.ingest.text.ExtractedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/**
 * How much text may be on its way between reading and publishing: enough that embedding never waits for a reader, and no more than the
 * memory holds. The longest documents so go one after another, and the short ones beside them.
 */
@ApplicationScoped
class LookAhead {

    /** Each character takes some six bytes until it is published. */
    private static final int CHARACTERS = 12_000_000;

    private final Semaphore room = new Semaphore(CHARACTERS);

    /** Waits until there is room for the text, until the place is given back. */
    Place enter(ExtractedText text) {
        var characters = (int) Math.min(CHARACTERS, text.characters());
        room.acquireUninterruptibly(characters);
        return () -> room.release(characters);
    }

    /** Of one document. */
    interface Place extends AutoCloseable {

        @Override
        void close();
    }
}
