package dev.groundwork.ingest.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/** How parsers are kept behind the service, where the system can do so. */
final class Politeness {

    private static final Logger LOG = Logger.getLogger(Politeness.class);

    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final Path CHRT = Path.of("/usr/bin/chrt");

    private Politeness() {}

    /** What a command line begins with whose process gets little while others want the processor. */
    static List<String> prefix() {
        return Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", "10") : List.of();
    }

    /**
     * Lets a process, and what it calls, have the processor only while nobody else wants it, the other parsers among them (SCHED_IDLE).
     * Without privileges it cannot come back from there.
     *
     * @return false where the system cannot do so; true also where only the process itself, and not all that it calls, was put there
     */
    static boolean putBehindAll(ProcessHandle process) {
        if (!Files.isExecutable(CHRT)) {
            return false;
        }
        var isBehind = false;
        try {
            putBehind(process);
            isBehind = true;
            for (var called : process.descendants().toList()) {
                putBehind(called);
            }
            LOG.debugf("the parser %d goes on behind all others", (Long) process.pid());
        } catch (IOException | RuntimeException e) {
            // The latter is the JDK's, when file descriptors are used up.
            LOG.warnf("what takes much of the processor goes on as before, in full or in part: %s", e.getMessage());
        }
        return isBehind;
    }

    private static void putBehind(ProcessHandle process) throws IOException {
        new ProcessBuilder(CHRT.toString(), "--all-tasks", "--idle", "--pid", "0", Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
