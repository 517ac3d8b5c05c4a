package dev.groundwork.ingest.extract;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process that looks as if its storage did not answer. */
final class StalledProcess implements AutoCloseable {

    private static final Path PERL = Path.of("/usr/bin/perl");

    /** After clone(CLONE_VFORK | SIGCHLD) it waits for its child in the state of who waits for storage; the child sleeps. */
    private static final String STALL = "syscall(56, 0x4011, 0, 0, 0, 0); sleep 300";

    private final Process process;

    StalledProcess() throws IOException {
        assumeTrue(
                Files.isExecutable(PERL) && System.getProperty("os.arch").equals("amd64"),
                "Perl is not installed, or the number of the system call is another one");
        assumeTrue(new ProcessorTime(ProcessHandle.current()).waited().isPresent(), "the system does not tell");
        process = new ProcessBuilder(PERL.toString(), "-e", STALL).start();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> process.children().findAny().isPresent());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        Remains.endProcesses(process.toHandle());
        process.destroyForcibly();
    }
}
