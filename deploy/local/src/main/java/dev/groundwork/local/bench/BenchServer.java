package dev.groundwork.local.bench;

import dev.groundwork.embedded.fixture.QdrantTarget;
import dev.groundwork.embedded.fixture.QdrantTarget.Kind;
import dev.groundwork.embedded.process.ChildProcess;
import dev.groundwork.embedded.process.Ports;
import dev.groundwork.embedded.qdrant.EmbeddedQdrantMain;
import io.qdrant.client.QdrantClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The server that is measured: an embedded one as a process of its own, or the one that the environment names. */
final class BenchServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration CALL = Duration.ofMinutes(2);

    private final QdrantTarget target;
    private final ChildProcess.Command command;
    private ChildProcess process;

    private BenchServer(QdrantTarget target, ChildProcess.Command command) {
        this.target = target;
        this.command = command;
    }

    static BenchServer named(QdrantTarget target) {
        return new BenchServer(target, null);
    }

    /** As the launcher starts it but for the heap. */
    static BenchServer embedded(Path folder, String heap) {
        int port = Ports.free();
        var target = QdrantTarget.present(Kind.EMBEDDED, "127.0.0.1", port, "", () -> {});
        var command = EmbeddedQdrantMain.command(folder.resolve("data"), port, heap, folder.resolve("log"));
        var server = new BenchServer(target, command);
        server.start();
        return server;
    }

    private void start() {
        process = ChildProcess.start(command).awaitReady(() -> Ports.accepts(target.port()), START);
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
        return target.client(CALL);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
