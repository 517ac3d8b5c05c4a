package dev.groundwork.ingest.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Temporary files and folders of this process. Their names say whose they are, so that what a killed process left behind can be told from
 * what a living one works with.
 */
public final class Scratch {

    /** Each JVM derives start times from the boot time it read itself, which moves when the clock is adjusted. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Pattern NAME =
            Pattern.compile("groundwork-(?:blob|parser|parts)-([0-9a-f]+)-(\\d{1,18})-(\\d{1,18})-.*");

    /** A folder of temporary files may be shared by containers, each of which has a process 1. */
    private static final String HOST = Integer.toHexString(hostName().hashCode());

    private static final String OWN = name(HOST, ProcessHandle.current());

    private Scratch() {}

    /** @param purpose blob, parser or parts */
    public static Path file(String purpose) throws IOException {
        return Files.createTempFile("groundwork-" + purpose + "-" + OWN, null);
    }

    /** @param purpose blob, parser or parts */
    public static Path folder(String purpose) throws IOException {
        return Files.createTempDirectory("groundwork-" + purpose + "-" + OWN);
    }

    /** Deletes what it can of a file or folder. */
    public static void delete(Path path) {
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // Gone already, or another's by now.
        }
    }

    /** Whether this is the name of a file whose process is dead. */
    static boolean isLeft(String name) {
        var parts = NAME.matcher(name);
        return parts.matches() && parts.group(1).equals(HOST) && owner(parts).isEmpty();
    }

    static String name(String host, ProcessHandle process) {
        return host + "-" + process.pid() + "-" + start(process).toEpochMilli() + "-";
    }

    static String host() {
        return HOST;
    }

    private static Optional<ProcessHandle> owner(Matcher parts) {
        var started = Instant.ofEpochMilli(Long.parseLong(parts.group(3)));
        return ProcessHandle.of(Long.parseLong(parts.group(2)))
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(started, start(process)).abs().compareTo(TOLERANCE) <= 0);
    }

    private static Instant start(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
