package dev.groundwork.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Ends a process when this JVM dies, however it dies. A tiny shell waits on a pipe that only this JVM holds open: the system closes it with the
 * JVM, even after SIGKILL, and the shell then ends the process. Released first, it leaves the process alone.
 */
public final class Guard implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' HUP INT TERM
            read -r released && exit 0
            kill -"$2" "$1" 2>/dev/null || exit 0
            for second in 1 2 3 4 5; do
              sleep 1
              kill -0 "$1" 2>/dev/null || exit 0
            done
            kill -KILL "$1"
            """;

    private final Process shell;

    private Guard(Process shell) {
        this.shell = shell;
    }

    /** Guards the process; the signal ("TERM", "INT", "KILL") asks it to end, SIGKILL follows after five seconds. */
    public static Guard over(ProcessHandle process, String signal) {
        try {
            return new Guard(
                    new ProcessBuilder(List.of("/bin/sh", "-c", SCRIPT, "guard", Long.toString(process.pid()), signal))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException noShell) {
            throw new UncheckedIOException(noShell);
        }
    }

    /** Releases the process. */
    @Override
    public void close() {
        try (var pipe = shell.outputWriter()) {
            pipe.write("released\n");
        } catch (IOException gone) {
            // The shell ended already: there is nothing left to guard.
        }
    }
}
