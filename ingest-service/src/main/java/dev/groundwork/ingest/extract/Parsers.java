package dev.groundwork.ingest.extract;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The parser processes, kept warm. Each reads one document at a time; one that ends is replaced at once, so the next finds it warm again.
 * While files hang in all of them, the others are read in a spare one, which none may keep for long: whoever would waits for the rest.
 */
final class Parsers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Parsers.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SPARE_TIME = Duration.ofSeconds(10);

    private final ParserCommand command;
    private final Duration patience;
    private final Duration spareTime;
    private final List<Seat> seats = new ArrayList<>();
    /** The one used last first: it is the warmest. */
    private final BlockingDeque<Seat> free = new LinkedBlockingDeque<>();

    private final BlockingDeque<Seat> spare = new LinkedBlockingDeque<>();

    /** Starts so many processes; the spare one starts when it is needed. */
    Parsers(ParserCommand command, int count) throws IOException {
        this(command, count, PATIENCE, SPARE_TIME);
    }

    /**
     * @param patience how long a document waits for a parser before it may take the spare one
     * @param spareTime how long it may keep that
     */
    Parsers(ParserCommand command, int count, Duration patience, Duration spareTime) throws IOException {
        this.command = command;
        this.patience = patience;
        this.spareTime = spareTime;
        for (var i = 0; i < count; i++) {
            var seat = new Seat();
            seats.add(seat);
            free.addLast(seat);
        }
        try {
            for (var seat : seats) {
                seat.parser = ParserProcess.start(command);
            }
            seats.getFirst().parser.awaitReady();
            var last = new Seat();
            seats.add(last);
            spare.add(last);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /**
     * Asks the first parser that is free.
     *
     * @throws ParserEndedException when the document cost the parser its life
     * @throws IOException when no parser can be started
     */
    Reply ask(Request request, Duration timeout) throws ParserEndedException, IOException {
        var seat = poll();
        for (var isQuick = true; seat == null; seat = poll()) {
            var lent = isQuick ? spare.poll() : null;
            if (lent != null) {
                try {
                    return ask(lent, spare, request, shorter(timeout, spareTime));
                } catch (ParserEndedException e) {
                    if (e.ending() != Ending.TIMEOUT || timeout.compareTo(spareTime) <= 0) {
                        throw e;
                    }
                    isQuick = false;
                }
            }
        }
        return ask(seat, free, request, timeout);
    }

    private static Reply ask(Seat seat, BlockingDeque<Seat> home, Request request, Duration timeout)
            throws ParserEndedException, IOException {
        try {
            return seat.ask(request, timeout);
        } finally {
            home.addFirst(seat);
        }
    }

    @Override
    public void close() {
        seats.forEach(Seat::close);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Null when none gets free within the patience of a document. */
    private Seat poll() {
        try {
            return free.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a parser", e);
        }
    }

    /** A place for one process after another. */
    private final class Seat {

        private volatile ParserProcess parser;
        private volatile boolean isClosed;

        /** An earlier document may have left a parser ill, so a crash gets one more chance in a fresh one. */
        Reply ask(Request request, Duration timeout) throws ParserEndedException, IOException {
            try {
                return askOnce(request, timeout);
            } catch (ParserEndedException e) {
                if (e.ending() != Ending.CRASHED) {
                    throw e;
                }
            }
            return askOnce(request, timeout);
        }

        private Reply askOnce(Request request, Duration timeout) throws ParserEndedException, IOException {
            if (parser == null) {
                start();
            } else if (!parser.isAlive()) {
                replace("lost");
            }
            var start = System.nanoTime();
            try {
                parser.awaitReady();
                return parser.ask(request, timeout);
            } catch (ParserEndedException e) {
                replace(e.ending().tag());
                throw e;
            } finally {
                Metrics.timer("groundwork.ingest.parser.duration", "request", request.tag())
                        .record(Duration.ofNanos(System.nanoTime() - start));
            }
        }

        private void replace(String cause) throws IOException {
            LOG.infof("a parser is started anew: %s", cause);
            Metrics.counter("groundwork.ingest.parser.restarts", "cause", cause).increment();
            parser.kill();
            start();
        }

        private void start() throws IOException {
            if (isClosed) {
                throw new IOException("the service ends");
            }
            parser = ParserProcess.start(command);
        }

        void close() {
            isClosed = true;
            if (parser != null) {
                parser.kill();
            }
        }
    }
}
