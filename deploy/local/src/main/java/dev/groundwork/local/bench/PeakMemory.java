package dev.groundwork.local.bench;

import dev.groundwork.embedded.process.ProcessId;
import dev.groundwork.local.suite.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The most memory each process of the suite ever held (VmHWM), and the parsers of ingest-service; looks again and again, for those end. */
final class PeakMemory implements AutoCloseable {

    /** The class that a process which reads files was started with. */
    private static final String PARSER = "ParserMain";

    private static final long LOOK_EVERY_MILLIS = 1000;

    private final Path processes;
    private final Map<String, Long> megabytes = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().unstarted(this::look);

    PeakMemory(Settings settings) {
        this.processes = settings.state().resolve("processes");
    }

    PeakMemory start() {
        thread.start();
        return this;
    }

    Map<String, Long> megabytes() {
        return new TreeMap<>(megabytes);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void look() {
        try {
            while (true) {
                for (var line : Files.readAllLines(processes)) {
                    ProcessId.parse(line).findRunning().ifPresent(this::look);
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException | IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(ProcessHandle process) {
        note(name(process), process);
        process.descendants().filter(child -> name(child).equals(PARSER)).forEach(child -> note(PARSER, child));
    }

    private void note(String name, ProcessHandle process) {
        try (var status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            status.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .forEach(peak -> megabytes.merge(name, peak, Math::max));
        } catch (IOException ended) {
            // A process that ended between two looks; its last peak is noted.
        }
    }

    private static String name(ProcessHandle process) {
        try {
            var line = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
            return Stream.of(
                            PARSER,
                            "ingest-service",
                            "query-service",
                            "permissions-service",
                            "eval-service",
                            "EmbeddedQdrant",
                            "kafka.Kafka",
                            "keycloak",
                            "postgres")
                    .filter(line::contains)
                    .findFirst()
                    .orElse("process");
        } catch (IOException ended) {
            return "process";
        }
    }
}
