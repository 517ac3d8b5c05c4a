package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.scratch.Scratch;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** One child process that reads files. Whatever goes wrong in it, it is killed, and its caller learns why. */
final class ParserProcess {

    private static final Logger LOG = Logger.getLogger(ParserProcess.class);

    /** Two seconds, but behind everything else on a machine that is busy: there a service that gives up would never start. */
    private static final Duration START = Duration.ofMinutes(3);

    /**
     * Ordinary files take a part of it. Four times as much, after which a parser reads no other file, is more than the first file takes for which
     * nothing is compiled yet, or every start would lead to the next one.
     */
    private static final Duration MUCH = Duration.ofSeconds(1);

    private static final Duration EXIT = Duration.ofSeconds(5);

    private final Path folder;
    private final Process process;
    private final WireOutput out;
    private final DataInputStream in;
    private volatile boolean isReady;
    private volatile boolean isKilled;

    /** Null while nobody asks. */
    private volatile Allowance present;

    private ParserProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.out = new WireOutput(new DataOutputStream(new BufferedOutputStream(process.getOutputStream())));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    /** Returns at once; the child gets warm by itself. */
    static ParserProcess start(ParserCommand command) throws IOException {
        var folder = Scratch.folder("parser");
        try {
            return new ParserProcess(folder, command.in(folder).start());
        } catch (IOException e) {
            Scratch.delete(folder);
            throw e;
        }
    }

    boolean isAlive() {
        return !isKilled && process.isAlive();
    }

    /** Whether it would answer at once. */
    boolean isWarm() {
        try {
            return isAlive() && (isReady || in.available() > 0);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it reads something that takes much of the processor, or took this time. */
    boolean isBusyFor(Duration patience) {
        var allowance = present;
        return allowance != null && allowance.isLong(patience);
    }

    /**
     * Waits until the child is warm.
     *
     * @throws IOException when it does not get so; it is killed then
     */
    void awaitReady() throws IOException {
        if (isReady) {
            return;
        }
        try {
            isReady = within(START, START, () -> Reply.read(new WireInput(in, Weight.ELEMENT)) instanceof Reply.Ready);
        } catch (ParserEndedException e) {
            LOG.errorf("a parser does not start: %s", e.getMessage());
            throw new IOException("a parser does not start: " + e.getMessage(), e);
        }
    }

    /** @throws ParserEndedException when there is no reply; the child is dead then */
    Reply ask(Request request, Duration timeout) throws ParserEndedException {
        return within(timeout, MUCH, () -> {
            if (in.available() > 0) {
                throw new WireInput.GarbageException("a reply that nobody asked for");
            }
            request.write(out);
            return Reply.read(new WireInput(in, Reply.MAX_WEIGHT));
        });
    }

    /** Kills the child with all it has started, and removes its files. */
    void kill() {
        if (isKilled) {
            return;
        }
        isKilled = true;
        destroy();
        awaitExit();
        Scratch.delete(folder);
    }

    private void destroy() {
        try {
            Remains.endProcesses(process.toHandle());
        } finally {
            process.destroyForcibly();
        }
    }

    @FunctionalInterface
    private interface Exchange<T> {
        T run() throws IOException;
    }

    /**
     * A child lives on only when its reply was read to the end and in time, and took little: what is left of a reply would be the answer to
     * the next document.
     */
    private <T> T within(Duration timeout, Duration much, Exchange<T> exchange) throws ParserEndedException {
        var isOpen = new AtomicBoolean(true);
        var allowance = new Allowance(timeout, much, process.toHandle()).then(() -> {
            if (isOpen.getAndSet(false)) {
                destroy();
            }
        });
        present = allowance;
        var isDone = false;
        try {
            var result = exchange.run();
            isDone = isOpen.getAndSet(false);
            return result;
        } catch (IOException | RuntimeException e) {
            var isOverdue = !isOpen.getAndSet(false);
            throw new ParserEndedException(ending(e, isOverdue), isReady ? "" : said(), e);
        } finally {
            present = null;
            allowance.cancel();
            // Who is behind all others stays there, and the next files would wait for every other process.
            if (!isDone || allowance.isBehind()) {
                kill();
            }
        }
    }

    /** What breaks the reading itself, such as a list without its elements, is no reply either. */
    private Ending ending(Exception failure, boolean isOverdue) {
        if (failure instanceof WireInput.GarbageException || failure instanceof RuntimeException || !awaitExit()) {
            return Ending.CRASHED;
        }
        if (isOverdue) {
            return Ending.TIMEOUT;
        }
        return process.exitValue() == ParserCommand.OUT_OF_MEMORY ? Ending.OUT_OF_MEMORY : Ending.CRASHED;
    }

    /** False when the process goes on. */
    private boolean awaitExit() {
        try {
            return process.waitFor(EXIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a child that did not start has written; no document was there yet. */
    private String said() {
        try {
            return Files.readString(folder.resolve("stderr"));
        } catch (IOException e) {
            return "";
        }
    }
}
