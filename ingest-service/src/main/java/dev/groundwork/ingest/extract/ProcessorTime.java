package dev.groundwork.ingest.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a process has used processors, and waited for one or for storage, since this was made, with all the programs it called.
 */
final class ProcessorTime {

    private static final Path PROC = Path.of("/proc");

    /** Of the times in /proc/PID/stat, on every architecture. */
    private static final Duration TICK = Duration.ofMillis(10);

    /** Of the programs that a process has called and that have ended, as user and as system. */
    private static final int[] OF_ENDED = {16, 17};

    /** The state of a thread that waits for a disk or a network folder, or for pages of memory that come from there. */
    private static final String BLOCKED = "D";

    /** Whether the system tells who waits: elsewhere there is no such file, or one of zeros. */
    private static final boolean ARE_WAITS_KNOWN = text(PROC.resolve("self/schedstat"))
            .filter(text -> !text.startsWith("0 "))
            .isPresent();

    private final ProcessHandle process;
    private final Duration usedBefore;
    private final Duration waitedBefore;

    /** By thread; those that have ended have waited all the same. */
    private final Map<Path, Long> nanosWaited = new HashMap<>();

    private long lastLook = System.nanoTime();
    private long nanosBlocked;

    /** Begins now, when the process has called nothing that still runs. */
    ProcessorTime(ProcessHandle process) {
        this.process = process;
        this.usedBefore = used(process);
        threads(process).forEach(this::lookAtWait);
        this.waitedBefore = allWaits();
    }

    /** Zero where the system does not tell, as of a process that has ended. */
    Duration used() {
        return processes()
                .map(ProcessorTime::used)
                .reduce(Duration.ZERO, Duration::plus)
                .minus(usedBefore);
    }

    /**
     * Of what has ended meanwhile only as much as was seen by an earlier call. How long storage was waited for is not told: who waits for it now
     * is taken to have done so since the earlier call. Empty where the system does not tell.
     */
    Optional<Duration> waited() {
        if (!ARE_WAITS_KNOWN) {
            return Optional.empty();
        }
        var threads = processes().flatMap(ProcessorTime::threads).toList();
        threads.forEach(this::lookAtWait);
        lookAtStorage(threads);
        return Optional.of(allWaits().minus(waitedBefore).plusNanos(nanosBlocked));
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).plus(usedByEnded(process));
    }

    private static Duration usedByEnded(ProcessHandle process) {
        var stat = text(folder(process).resolve("stat"));
        if (stat.isEmpty()) {
            return Duration.ZERO;
        }
        var fromThird = fromThird(stat.get());
        var ticks = 0L;
        for (var field : OF_ENDED) {
            ticks += Long.parseLong(fromThird[field - 3]);
        }
        return TICK.multipliedBy(ticks);
    }

    private static String[] fromThird(String stat) {
        // The second field is a name in brackets, which may hold anything.
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private static boolean isThreadBlocked(Path thread) {
        return text(thread.resolve("stat")).filter(ProcessorTime::isBlocked).isPresent();
    }

    /** @param stat of a thread */
    static boolean isBlocked(String stat) {
        return fromThird(stat)[0].equals(BLOCKED);
    }

    private static Stream<Path> threads(ProcessHandle process) {
        try (var threads = Files.list(folder(process).resolve("task"))) {
            return threads.toList().stream();
        } catch (IOException | UncheckedIOException e) {
            // It has ended.
            return Stream.empty();
        }
    }

    private void lookAtWait(Path thread) {
        text(thread.resolve("schedstat"))
                .ifPresent(text -> nanosWaited.merge(thread, Long.parseLong(text.split(" ")[1]), Math::max));
    }

    private void lookAtStorage(List<Path> threads) {
        var now = System.nanoTime();
        if (threads.stream().anyMatch(ProcessorTime::isThreadBlocked)) {
            nanosBlocked += now - lastLook;
        }
        lastLook = now;
    }

    private Duration allWaits() {
        return Duration.ofNanos(
                nanosWaited.values().stream().mapToLong(Long::longValue).sum());
    }

    private static Path folder(ProcessHandle process) {
        return PROC.resolve(Long.toString(process.pid()));
    }

    private static Optional<String> text(Path file) {
        try {
            // Names of programs may be in any encoding.
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
