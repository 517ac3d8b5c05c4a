package dev.groundwork.local.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.client.Offer;
import dev.groundwork.local.suite.SuiteException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Uploads files and waits until each has ended: some at a time, and never more unfinished ones than agreed. A service that is busy or being
 * restarted is waited for; since a resend is the same document, sending again does no harm.
 */
public final class FolderIngestion {

    private static final int UPLOADS = 4;
    /** A service that is asked all the time for what it is still working on has less time to work. */
    private static final int ASKED_IN_VAIN = 5;

    private static final Duration POLL = Duration.ofSeconds(1);
    /** Between looks that find nothing ended. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(4);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Longer than the longest document takes. */
    private static final Duration LONGEST_WITHOUT_ENDING = Duration.ofMinutes(30);

    private final Groundwork groundwork;
    private final UserToken token;
    private final Semaphore room;
    private final Duration longestWithoutEnding;
    private final Queue<Unfinished> unfinished = new ConcurrentLinkedQueue<>();
    private final Queue<Ending> endings = new ConcurrentLinkedQueue<>();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    public FolderIngestion(Groundwork groundwork, String user, int mostUnfinished) {
        this(groundwork, user, mostUnfinished, LONGEST_WITHOUT_ENDING);
    }

    FolderIngestion(Groundwork groundwork, String user, int mostUnfinished, Duration longestWithoutEnding) {
        this.groundwork = groundwork;
        this.token = new UserToken(groundwork, user);
        this.room = new Semaphore(mostUnfinished);
        this.longestWithoutEnding = longestWithoutEnding;
    }

    /**
     * @param bar is told how far it is
     * @throws SuiteException when the service is away for too long, or no document ends any more
     */
    public List<Ending> run(List<LocalFile> files, ProgressBar bar) throws InterruptedException {
        var waiting = new ConcurrentLinkedQueue<>(files);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (var i = 0; i < UPLOADS; i++) {
                    threads.submit(() -> upload(waiting));
                }
                awaitEndings(files.size(), bar);
            } finally {
                // Uploads may wait for room that nobody will make.
                threads.shutdownNow();
            }
        }
        return endings();
    }

    private void awaitEndings(int files, ProgressBar bar) throws InterruptedException {
        var ended = 0;
        var deadline = Instant.now().plus(longestWithoutEnding);
        var poll = POLL;
        while (endings.size() < files) {
            if (failure.get() != null) {
                throw failure.get();
            }
            ask();
            bar.show(endings.size(), unfinished.size());
            if (endings.size() > ended) {
                ended = endings.size();
                poll = POLL;
                deadline = Instant.now().plus(longestWithoutEnding);
            } else if (Instant.now().isAfter(deadline)) {
                throw new SuiteException("No document has ended for " + longestWithoutEnding.toMinutes()
                        + " minutes, and " + unfinished.size() + " have not: look at the log of one in the service.");
            }
            Thread.sleep(poll);
            poll = poll.compareTo(LONGEST_POLL) < 0 ? poll.multipliedBy(2) : poll;
        }
    }

    /** What has ended so far. */
    public List<Ending> endings() {
        return List.copyOf(endings);
    }

    private void upload(Queue<LocalFile> waiting) {
        try {
            for (var file = waiting.poll(); file != null && failure.get() == null; file = waiting.poll()) {
                room.acquire();
                upload(file);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void upload(LocalFile file) throws InterruptedException {
        var metadata = JsonNodeFactory.instance.objectNode().put("externalId", file.externalId());
        if (file.title() != null) {
            metadata.put("title", file.title());
        }
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            switch (offer(file, metadata)) {
                case Offer.Accepted accepted -> {
                    unfinished.add(Unfinished.of(file, accepted.receipt()));
                    return;
                }
                case Offer.Refused refused -> {
                    end(Ending.refused(file, refused.code()));
                    return;
                }
                case Offer.Busy busy -> {
                    if (Instant.now().isAfter(deadline)) {
                        throw new SuiteException(
                                file.path() + " was not taken for " + PATIENCE.toMinutes() + " minutes: " + busy.why()
                                        + ". Run the same command again later: it goes on where it ended.");
                    }
                    Thread.sleep(busy.retryAfter());
                }
            }
        }
    }

    private Offer offer(LocalFile file, JsonNode metadata) {
        try {
            return groundwork.offer(token.get(), file.path(), metadata);
        } catch (SuiteException e) {
            return new Offer.Busy(PAUSE, e.getMessage());
        }
    }

    /** Asks for those that wait longest, as long as they have ended; the others come in turn. */
    private void ask() {
        var inVain = 0;
        for (var i = unfinished.size(); i > 0 && inVain < ASKED_IN_VAIN; i--) {
            var next = unfinished.poll();
            try {
                var document = groundwork.findDocument(token.get(), next.documentId());
                if (next.hasEnded(document)) {
                    end(Ending.of(next.file(), next.documentId(), document));
                } else {
                    unfinished.add(next);
                    inVain++;
                }
            } catch (SuiteException away) {
                unfinished.add(next);
                return;
            }
        }
    }

    private void end(Ending ending) {
        endings.add(ending);
        room.release();
    }
}
