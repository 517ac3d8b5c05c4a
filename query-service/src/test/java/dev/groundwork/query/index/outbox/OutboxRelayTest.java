package dev.groundwork.query.index.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.query.fixture.WithServers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@WithServers
class OutboxRelayTest {

    private static final Instant DATABASE = Instant.parse("2020-02-02T02:02:02Z");

    @Inject
    Jdbi jdbi;

    @Test
    void whateverFailsTheNextRoundComes() throws InterruptedException {
        // Given a database that fails in a way that no round is prepared for
        var rounds = new CountDownLatch(2);
        var broken = Jdbi.create(() -> {
            rounds.countDown();
            throw new StackOverflowError();
        });
        var relay = new OutboxRelay(broken, new Announcements(), new IndexUpdatedTopic(null));
        // When
        relay.start(new StartupEvent());
        // Then
        try {
            assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            relay.stop(new ShutdownEvent());
        }
    }

    @Test
    void announcementsCarryTheClockOfTheDatabase() {
        // Given
        var said = new CompletableFuture<Instant>();
        var topic = new IndexUpdatedTopic(null) {
            @Override
            void send(List<Announcement> announcements, Instant now) {
                said.complete(now);
            }
        };
        var relay = new OutboxRelay(jdbi, new News(), topic);
        // When
        relay.start(new StartupEvent());
        // Then
        try {
            assertThat(said).succeedsWithin(30, TimeUnit.SECONDS).isEqualTo(DATABASE);
        } finally {
            relay.stop(new ShutdownEvent());
        }
    }

    /** News of one document in a database whose clock is far from ours. */
    private static final class News extends Announcements {

        @Override
        boolean lock(Handle handle) {
            return true;
        }

        @Override
        List<Announcement> listNews(Handle handle, int limit) {
            return List.of(new Announcement(UUID.randomUUID(), "acme", 1, null, 1, 1, 1, -1, -1, -1, -1, -1));
        }

        @Override
        Instant clock(Handle handle) {
            return DATABASE;
        }

        @Override
        void announced(Handle handle, Announcement announcement) {}
    }
}
