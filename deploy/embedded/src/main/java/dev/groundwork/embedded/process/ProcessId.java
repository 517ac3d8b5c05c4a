package dev.groundwork.embedded.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Names one process for good: the system gives a pid anew, but never with the same start time. A parent that may be killed hard writes the ids
 * of its children down ({@link #toString}), and its next start ends exactly those ({@link #parse}, {@link #end}).
 */
public record ProcessId(long pid, Instant startedAt) {

    /** Each JVM derives start times from the boot time it read itself, which moves when the clock is adjusted. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Reads what {@link #toString} wrote. */
    public static ProcessId parse(String line) {
        var parts = line.strip().split(" ", 2);
        return new ProcessId(Long.parseLong(parts[0]), Instant.parse(parts[1]));
    }

    /** The process if it still runs. */
    public Optional<ProcessHandle> findRunning() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedWhenThisDid);
    }

    /** Ends the process and what it started: SIGTERM first, SIGKILL when it is still there after the grace. Returns whether it ran. */
    public boolean end(Duration grace) {
        var running = findRunning();
        running.ifPresent(process -> end(process, grace));
        return running.isPresent();
    }

    static void end(ProcessHandle process, Duration grace) {
        var family = process.descendants().toList();
        process.destroy();
        if (!endedWithin(process, grace)) {
            process.destroyForcibly();
            endedWithin(process, grace);
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean endedWithin(ProcessHandle process, Duration time) {
        try {
            process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean startedWhenThisDid(ProcessHandle process) {
        var other = of(process).startedAt();
        return Duration.between(startedAt, other).abs().compareTo(TOLERANCE) <= 0;
    }

    @Override
    public String toString() {
        return pid + " " + startedAt;
    }
}
