package dev.groundwork.local.bench;

import dev.groundwork.embedded.process.ProcessId;
import dev.groundwork.local.suite.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The most memory each process of the suite ever held (VmHWM) and the processor time it took, with the processes it started; looks again
 * and again, for those end.
 */
final class Consumption implements AutoCloseable {

    /** The class that a process which reads files was started with. */
    private static final String PARSER = "ParserMain";

    /** The system keeps the peak of each process, and looking takes time of the processor that is measured. */
    private static final long LOOK_EVERY_MILLIS = 15_000;

    private final Path processes;
    private final Map<String, Long> megabytes = new ConcurrentHashMap<>();
    private final Map<Long, Processor> processors = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().unstarted(this::lookOnAndOn);

    private record Processor(String name, Duration time) {}

    Consumption(Settings settings) {
        this.processes = settings.state().resolve("processes");
    }

    Consumption start() {
        thread.start();
        return this;
    }

    Map<String, Long> megabytes() {
        return new TreeMap<>(megabytes);
    }

    /** Seconds of processor time up to now, by the name of the process. */
    Map<String, Double> processorSeconds() throws IOException {
        look();
        return processors.values().stream()
                .collect(Collectors.groupingBy(
                        Processor::name,
                        Collectors.summingDouble(processor -> processor.time().toMillis() / 1000.0)));
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void lookOnAndOn() {
        try {
            while (true) {
                look();
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException | IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws IOException {
        for (var line : Files.readAllLines(processes)) {
            ProcessId.parse(line).findRunning().ifPresent(this::look);
        }
    }

    private void look(ProcessHandle process) {
        var name = name(process);
        note(name, process);
        process.descendants().forEach(child -> note(name(child).equals(PARSER) ? PARSER : name, child));
    }

    private void note(String name, ProcessHandle process) {
        process.info().totalCpuDuration().ifPresent(time -> processors.put(process.pid(), new Processor(name, time)));
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
