package dev.groundwork.local.proof;

import dev.groundwork.embedded.process.CacheFolder;
import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.suite.Progress;
import dev.groundwork.local.suite.Settings;
import dev.groundwork.local.suite.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * The frame of a command that proves something of the whole suite: a suite of its own, on free ports and in a folder of its own, which
 * ends with the command; a table of what was expected and found; and an exit code that says whether it held.
 */
final class Proof {

    /** What is to be proven. */
    @FunctionalInterface
    interface Claim {
        void prove(Proof proof) throws Exception;
    }

    private static final int HELD = 0;
    private static final int BROKEN = 1;

    private final Progress progress;
    private final Suite suite;
    private final Path folder;
    private final Findings findings = new Findings();

    private Proof(Progress progress, Suite suite, Path folder) {
        this.progress = progress;
        this.suite = suite;
        this.folder = folder;
    }

    /** @return the exit code */
    static int of(Claim claim, UnaryOperator<Settings> configured) throws Exception {
        var progress = new Progress(System.out);
        var folder = Files.createTempDirectory("groundwork-proof-");
        var root = Path.of(".").toRealPath();
        var settings = configured.apply(Settings.onFreePorts(root, folder.resolve("state"), System.getenv()));
        var held = false;
        try (var suite = Suite.start(settings, true, progress)) {
            var interrupted = new Thread(suite::close, "interrupted");
            Runtime.getRuntime().addShutdownHook(interrupted);
            var proof = new Proof(progress, suite, folder);
            claim.prove(proof);
            held = proof.findings.print(System.out);
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } finally {
            if (!held) {
                progress.say("what the services said is in " + settings.logs());
            }
        }
        if (held) {
            CacheFolder.delete(folder);
        }
        return held ? HELD : BROKEN;
    }

    Suite suite() {
        return suite;
    }

    Groundwork groundwork() {
        return new Groundwork(suite.settings());
    }

    /** For files of the proof. */
    Path folder(String name) {
        return folder.resolve(name);
    }

    Findings findings() {
        return findings;
    }

    void say(String format, Object... values) {
        progress.say(format.formatted(values));
    }
}
