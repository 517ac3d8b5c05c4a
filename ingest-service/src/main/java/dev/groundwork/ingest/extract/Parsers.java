package dev.groundwork.ingest.extract;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The parser processes, kept warm. Each reads one document at a time; one that ends starts anew after a while, or as soon as the others do not
 * suffice. While files hang in all of them, the others are read in a spare one, which none may keep for long: whoever would waits for the rest.
 */
final class Parsers implements AutoCloseable {

    /** On a busy machine most documents take seconds; one that takes much of the processor shows itself before. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration SPARE_TIME = Duration.ofSeconds(10);

    /** A start takes as much of the processor as a hundred small files, which may be waiting right now. */
    private static final Duration START_ANEW = Duration.ofSeconds(10);

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("parser-starts").factory());

    private final Duration spareTime;
    private final List<Seat> all = new ArrayList<>();
    private final Seats<Seat> seats;

    /** Starts so many processes, and the spare one. */
    Parsers(ParserCommand command, int count) throws IOException {
        this(command, count, PATIENCE, SPARE_TIME);
    }

    /**
     * @param patience how long all parsers read one document before others may take the spare one
     * @param spareTime how long each may keep that
     */
    Parsers(ParserCommand command, int count, Duration patience, Duration spareTime) throws IOException {
        this.spareTime = spareTime;
        for (var i = 0; i < count; i++) {
            all.add(new Seat(command, patience));
        }
        var spare = new Seat(command.brief(), patience);
        this.seats = new Seats<>(all, spare, Seat::isWarm, Seat::isStuck);
        all.add(spare);
        try {
            for (var seat : all) {
                seat.start();
            }
            all.getFirst().awaitReady();
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
        var seat = seats.take();
        if (seats.isSpare(seat) && timeout.compareTo(spareTime) > 0) {
            try {
                return ask(seat, request, spareTime);
            } catch (ParserEndedException e) {
                if (e.ending() != Ending.TIMEOUT) {
                    throw e;
                }
                seat = seats.takeForLong();
            }
        }
        return ask(seat, request, timeout);
    }

    private Reply ask(Seat seat, Request request, Duration timeout) throws ParserEndedException, IOException {
        try {
            return seat.ask(request, timeout);
        } finally {
            seats.giveBack(seat);
            if (!seat.isRunning()) {
                CLOCK.schedule(() -> seats.ifFree(seat, Seat::startAnew), START_ANEW.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    @Override
    public void close() {
        all.forEach(Seat::close);
    }
}
