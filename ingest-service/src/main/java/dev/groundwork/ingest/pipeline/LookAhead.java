package dev.groundwork.ingest.pipeline;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * How much text may be on its way between reading and publishing: enough that embedding never waits for a reader, and no more than the
 * memory holds. The longest documents so go one after another, and the short ones beside them.
 */
@ApplicationScoped
class LookAhead {

    private static final int KILOBYTE = 1024;

    /** The rest is the service's own, and for what is weighed wrong. */
    private static final double SHARE_OF_HEAP = 0.4;

    private final int kilobytes;
    private final Semaphore room;

    LookAhead() {
        this((int) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP / KILOBYTE));
    }

    LookAhead(int kilobytes) {
        this.kilobytes = kilobytes;
        this.room = new Semaphore(kilobytes);
    }

    /** @param waits is told when the text has to wait for others */
    Place place(Consumer<String> waits) {
        return new Place(waits);
    }

    /** Of one document; it is given back when it is closed. */
    final class Place implements AutoCloseable {

        private final Consumer<String> waits;
        private int taken;

        private Place(Consumer<String> waits) {
            this.waits = waits;
        }

        /**
         * Waits until there is room for the text.
         *
         * @param bytes it will take
         * @throws RejectedException TOO_LARGE when there never is
         */
        void enter(long bytes) {
            close();
            if (bytes / KILOBYTE >= kilobytes) {
                throw new RejectedException(
                        RejectionCode.TOO_LARGE,
                        "The file holds more text than the memory here takes: split it and send the parts.");
            }
            var needed = (int) (bytes / KILOBYTE) + 1;
            if (!room.tryAcquire(needed)) {
                waits.accept("room beside other long texts");
                room.acquireUninterruptibly(needed);
            }
            taken = needed;
        }

        @Override
        public void close() {
            room.release(taken);
            taken = 0;
        }
    }
}
