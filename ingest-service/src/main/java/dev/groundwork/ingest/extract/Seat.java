package dev.groundwork.ingest.extract;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A place for one parser process after another. */
final class Seat {

    private static final Logger LOG = Logger.getLogger(Seat.class);

    private final ParserCommand command;
    private final Duration patience;
    private volatile ParserProcess parser;
    private volatile boolean isClosed;

    /**
     * Empty: its process starts when it is asked, or before.
     *
     * @param patience after which who holds it is not expected to give it back soon
     */
    Seat(ParserCommand command, Duration patience) {
        this.command = command;
        this.patience = patience;
    }

    boolean isStuck() {
        return parser != null && parser.isBusyFor(patience);
    }

    boolean isWarm() {
        return parser != null && parser.isWarm();
    }

    boolean isRunning() {
        return parser != null && parser.isAlive();
    }

    void awaitReady() throws IOException {
        parser.awaitReady();
    }

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
        if (!isRunning()) {
            start();
        }
        var start = System.nanoTime();
        try {
            parser.awaitReady();
            return parser.ask(request, timeout);
        } catch (ParserEndedException e) {
            LOG.infof("a parser ended: %s", e.ending().tag());
            Metrics.counter(
                            "groundwork.ingest.parser.endings",
                            "cause",
                            e.ending().tag())
                    .increment();
            throw e;
        } finally {
            Metrics.timer("groundwork.ingest.parser.duration", "request", request.tag())
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** Returns at once; the parser gets warm by itself. */
    synchronized void start() throws IOException {
        if (isClosed) {
            throw new IOException("the service ends");
        }
        if (parser != null) {
            LOG.info("a parser is started anew");
            parser.kill();
        }
        parser = ParserProcess.start(command);
    }

    /** One that cannot be started now is when a document asks for it, who then learns why. */
    void startAnew() {
        try {
            if (!isClosed && !isRunning()) {
                start();
            }
        } catch (IOException e) {
            LOG.warnf("a parser is not started anew: %s", e.getMessage());
        }
    }

    synchronized void close() {
        isClosed = true;
        if (parser != null) {
            parser.kill();
        }
    }
}
