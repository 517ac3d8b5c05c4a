package dev.groundwork.ingest.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a process has used processors and waited for one since this was made, with all the programs it called. */
final class ProcessorTime {

    private static final Path PROC = Path.of("/proc");

    /** Of the times in /proc/PID/stat, on every architecture. */
    private static final Duration TICK = Duration.ofMillis(10);

    /** Of the programs that a process has called and that have ended, as user and as system. */
    private static final int[] OF_ENDED = {16, 17};

    /** Whether the system tells who waits: elsewhere there is no such file, or one of zeros. */
    private static final boolean ARE_WAITS_KNOWN = text(PROC.resolve("self/schedstat"))
            .filter(text -> !text.startsWith("0 "))
            .isPresent();

    private final ProcessHandle process;
    private final Duration usedBefore;
    private final Duration waitedBefore;

    /** By thread; those that have ended have waited all the same. */
    private final Map<Path, Long> nanosWaited = new HashMap<>();

    /** Begins now, when the process has called nothing that still runs. */
    ProcessorTime(ProcessHandle process) {
        this.process = process;
        this.usedBefore = used(process);
        lookAtWaits(process);
        this.waitedBefore = allWaits();
    }

    /** Zero where the system does not tell, as of a process that has ended. */
    Duration used() {
        return processes()
                .map(ProcessorTime::used)
                .reduce(Duration.ZERO, Duration::plus)
                .minus(usedBefore);
    }

    /** Of what has ended meanwhile only as much as was seen by an earlier call; empty where the system does not tell. */
    Optional<Duration> waited() {
        if (!ARE_WAITS_KNOWN) {
            return Optional.empty();
        }
        processes().forEach(this::lookAtWaits);
        return Optional.of(allWaits().minus(waitedBefore));
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
        // The second field is a name in brackets, which may hold anything.
        var fromThird = stat.get().substring(stat.get().lastIndexOf(')') + 2).split(" ");
        var ticks = 0L;
        for (var field : OF_ENDED) {
            ticks += Long.parseLong(fromThird[field - 3]);
        }
        return TICK.multipliedBy(ticks);
    }

    private void lookAtWaits(ProcessHandle process) {
        try (var threads = Files.newDirectoryStream(folder(process).resolve("task"))) {
            for (var thread : threads) {
                text(thread.resolve("schedstat"))
                        .ifPresent(text -> nanosWaited.merge(thread, Long.parseLong(text.split(" ")[1]), Math::max));
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It has ended.
        }
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
