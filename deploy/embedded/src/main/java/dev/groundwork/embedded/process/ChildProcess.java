package dev.groundwork.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A process this JVM started. Its output goes to a log file, and it ends when this JVM does, even when that is killed hard. */
public final class ChildProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int LINES_TOLD = 20;

    /** What to start: a name for messages, the command line, variables added to this JVM's environment, the folder to run in, the log file. */
    public record Command(String name, List<String> line, Map<String, String> environment, Path directory, Path log) {

        public Command {
            line = List.copyOf(line);
            environment = Map.copyOf(environment);
        }
    }

    private final Command command;
    private final Process process;

    private ChildProcess(Command command, Process process) {
        this.command = command;
        this.process = process;
    }

    /** Starts the command; what it writes is appended to its log file. */
    public static ChildProcess start(Command command) {
        try {
            Files.createDirectories(command.directory());
            Files.createDirectories(command.log().toAbsolutePath().getParent());
            var builder = new ProcessBuilder(command.line())
                    .directory(command.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(command.log().toFile()));
            builder.environment().putAll(command.environment());
            var process = builder.start();
            process.getOutputStream().close();
            var guard = Guard.over(process.toHandle(), "TERM");
            var _ = process.onExit().thenRun(guard::close);
            return new ChildProcess(command, process);
        } catch (IOException e) {
            throw new UncheckedIOException(command.name() + " could not be started", e);
        }
    }

    /** The executable of the JVM this code runs in. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Waits until the condition holds. Fails with the end of the log when the process ended first or the time is over; then the process is
     * killed.
     */
    public ChildProcess awaitReady(BooleanSupplier ready, Duration timeout) {
        var deadline = Instant.now().plus(timeout);
        while (isAlive() && Instant.now().isBefore(deadline)) {
            if (ready.getAsBoolean()) {
                return this;
            }
            pause();
        }
        var problem =
                isAlive() ? "was not ready after " + timeout.toSeconds() + " s" : "ended with " + process.exitValue();
        kill();
        throw new IllegalStateException(command.name() + " " + problem + ":\n" + logEnd());
    }

    public String name() {
        return command.name();
    }

    public Path log() {
        return command.log();
    }

    public ProcessId id() {
        return ProcessId.of(process.toHandle());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the process ends. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks the process to end and kills it when it does not within the grace. */
    public void stop(Duration grace) {
        ProcessId.end(process.toHandle(), grace);
    }

    /** Ends the process as a crash would (SIGKILL). */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        stop(GRACE);
    }

    /** The last lines of the log, for a message. */
    public String logEnd() {
        try (var lines = Files.lines(log())) {
            var all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LINES_TOLD), all.size()));
        } catch (IOException unreadable) {
            return "(no log: " + unreadable.getMessage() + ")";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a process", interrupted);
        }
    }
}
