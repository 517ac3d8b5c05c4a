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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The most memory each process of the suite ever held (VmHWM) and the processor time it took, with the processes it started; looks again
 * and again, for those end.
 */
final class Consumption implements AutoCloseable {

    /** The class that a process which reads files was started with. */
    private static final String PARSER = "ParserMain";

    /** The process that starts and ends others. */
    private static final String STARTER = "ingest-service";

    /** A process that ends takes with it what it used since the last look. */
    private static final long LOOK_EVERY_MILLIS = 2_000;

    /** Looking takes time of the processor that is measured, and of what goes on running the system keeps the peak. */
    private static final int LOOKS_AT_ALL = 8;

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
        look(name -> true);
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
            for (var i = 0; ; i++) {
                var isAtAll = i % LOOKS_AT_ALL == 0;
                look(name -> isAtAll || name.equals(STARTER));
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException | IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Predicate<String> names) throws IOException {
        for (var line : Files.readAllLines(processes)) {
            ProcessId.parse(line).findRunning().ifPresent(process -> {
                var name = name(process);
                if (names.test(name)) {
                    look(name, process);
                }
            });
        }
    }

    private void look(String name, ProcessHandle process) {
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
                            STARTER,
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
