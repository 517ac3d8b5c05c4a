package dev.groundwork.local.bench;

import dev.groundwork.embedded.process.ChildProcess;
import dev.groundwork.embedded.process.Ports;
import dev.groundwork.embedded.qdrant.EmbeddedQdrantMain;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The server that is measured: an embedded one as a process of its own, or the one that the environment names. */
final class BenchServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration CALL = Duration.ofMinutes(2);

    private final String host;
    private final int port;
    private final String apiKey;
    private final List<String> line;
    private final Path folder;
    private ChildProcess process;

    private BenchServer(String host, int port, String apiKey, List<String> line, Path folder) {
        this.host = host;
        this.port = port;
        this.apiKey = apiKey;
        this.line = line;
        this.folder = folder;
    }

    static boolean isNamed(Map<String, String> environment) {
        return !environment.getOrDefault("QDRANT_HOST", "").isBlank();
    }

    static BenchServer named(Map<String, String> environment) {
        int port = Integer.parseInt(environment.getOrDefault("QDRANT_PORT", "6334"));
        return new BenchServer(
                environment.get("QDRANT_HOST"), port, environment.get("QDRANT_API_KEY"), List.of(), null);
    }

    /** With the launcher's options but for the heap. */
    static BenchServer embedded(Path folder, String heap) {
        int port = Ports.free();
        var line = List.of(
                ChildProcess.java(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedQdrantMain.class.getName(),
                folder.resolve("data").toString(),
                Integer.toString(port));
        var server = new BenchServer("127.0.0.1", port, null, line, folder);
        server.start();
        return server;
    }

    private void start() {
        var log = folder.resolve("log");
        process = ChildProcess.start(new ChildProcess.Command(
                        "the index", line, Map.of("QDRANT__SERVICE__API_KEY", ""), folder, log))
                .awaitReady(() -> Ports.accepts(port), START);
    }

    /** The time from the start of the process until it answers, or nothing for a server that is not ours. */
    Optional<StartUp> restart() {
        if (process == null) {
            return Optional.empty();
        }
        process.close();
        long begin = System.nanoTime();
        start();
        return Optional.of(new StartUp(Duration.ofNanos(System.nanoTime() - begin), cpu()));
    }

    record StartUp(Duration time, Duration cpu) {}

    private Duration cpu() {
        return ProcessHandle.of(process.id().pid())
                .flatMap(it -> it.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** Resident memory and live heap in MiB, or nothing for a server that is not ours. */
    Optional<Used> memory() throws IOException, InterruptedException {
        if (process == null) {
            return Optional.empty();
        }
        var status = Path.of("/proc", Long.toString(process.id().pid()), "status");
        long resident = Files.exists(status) ? kilobytes("VmRSS:\\s*(\\d+) kB", Files.readString(status)) : 0;
        jcmd("GC.run");
        long heap = kilobytes("total \\d+K, used (\\d+)K", jcmd("GC.heap_info"));
        return Optional.of(new Used(resident >> 10, heap >> 10));
    }

    record Used(long resident, long heap) {}

    private String jcmd(String command) throws IOException, InterruptedException {
        var jcmd = Path.of(ChildProcess.java()).resolveSibling("jcmd").toString();
        var run = new ProcessBuilder(jcmd, Long.toString(process.id().pid()), command).start();
        var output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        run.waitFor();
        return output;
    }

    private static long kilobytes(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .mapToLong(it -> Long.parseLong(it.group(1)))
                .sum();
    }

    QdrantClient client() {
        var builder = QdrantGrpcClient.newBuilder(host, port, false).withTimeout(CALL);
        if (apiKey != null && !apiKey.isBlank()) {
            builder.withApiKey(apiKey);
        }
        return new QdrantClient(builder.build());
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
