package dev.groundwork.permissions.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RelayLoopTest {

    /** Fails in every round, in a way that no round is prepared for. */
    private static final class BrokenRelay extends Relay {

        private final CountDownLatch rounds = new CountDownLatch(2);

        BrokenRelay() {
            super(null, null, null, null);
        }

        @Override
        boolean publishBatch() {
            rounds.countDown();
            throw new StackOverflowError();
        }
    }

    @Test
    void whateverFailsTheNextRoundComes() throws InterruptedException {
        var relay = new BrokenRelay();
        var loop = new RelayLoop(relay, new Outbox());

        loop.start(new StartupEvent());
        try {
            assertThat(relay.rounds.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            loop.stop(new ShutdownEvent());
        }
    }
}
