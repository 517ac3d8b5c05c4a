package dev.groundwork.ingest.extract;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.jboss.logging.Logger;

/** The parser processes, kept warm. Each reads one document at a time; one that ends is replaced at once, so the next finds it warm again. */
final class Parsers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Parsers.class);

    private final ParserCommand command;
    private final List<Seat> seats = new ArrayList<>();
    /** The one used last first: it is the warmest. */
    private final BlockingDeque<Seat> free = new LinkedBlockingDeque<>();

    /** Starts so many processes. */
    Parsers(ParserCommand command, int count) throws IOException {
        this.command = command;
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
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /**
     * Asks the first parser that is free.
     *
     * @param maxBytes of the reply
     * @throws ParserEndedException when the document cost the parser its life
     * @throws IOException when no parser can be started
     */
    Reply ask(Request request, Duration timeout, long maxBytes) throws ParserEndedException, IOException {
        var seat = take();
        try {
            return seat.ask(request, timeout, maxBytes);
        } finally {
            free.addFirst(seat);
        }
    }

    @Override
    public void close() {
        seats.forEach(Seat::close);
    }

    private Seat take() {
        try {
            return free.take();
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
        Reply ask(Request request, Duration timeout, long maxBytes) throws ParserEndedException, IOException {
            try {
                return askOnce(request, timeout, maxBytes);
            } catch (ParserEndedException e) {
                if (e.ending() != Ending.CRASHED) {
                    throw e;
                }
            }
            return askOnce(request, timeout, maxBytes);
        }

        private Reply askOnce(Request request, Duration timeout, long maxBytes)
                throws ParserEndedException, IOException {
            if (parser == null || !parser.isAlive()) {
                replace("lost");
            }
            var start = System.nanoTime();
            try {
                parser.awaitReady();
                return parser.ask(request, timeout, maxBytes);
            } catch (ParserEndedException e) {
                replace(e.ending().tag());
                throw e;
            } finally {
                Metrics.timer("groundwork.ingest.parser.duration", "request", request.tag())
                        .record(Duration.ofNanos(System.nanoTime() - start));
            }
        }

        private void replace(String cause) throws IOException {
            if (isClosed) {
                throw new IOException("the service ends");
            }
            LOG.infof("a parser is started anew: %s", cause);
            Metrics.counter("groundwork.ingest.parser.restarts", "cause", cause).increment();
            if (parser != null) {
                parser.kill();
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
