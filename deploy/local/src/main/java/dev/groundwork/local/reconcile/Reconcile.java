package dev.groundwork.local.reconcile;

import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.suite.CommandRun;
import dev.groundwork.local.suite.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares what the services hold of a tenant, from one end to the other, and repairs it on demand. */
@Command(
        name = "deploy/local/reconcile",
        mixinStandardHelpOptions = true,
        description =
                "Compares registry, blob store and index of the running suite and prints every difference by its kind; "
                        + "docs/api.md says what each means. Exit code 0 when there is none, or all are repaired.")
public final class Reconcile implements Callable<Integer> {

    @Option(names = "--repair", description = "Repairs what can be repaired, and deletes bytes that no document needs.")
    private boolean repair;

    @Option(names = "--user", description = "An operator (${DEFAULT-VALUE}).", defaultValue = "olga")
    private String user;

    @Option(
            names = "--older-than",
            description =
                    "Documents that changed within this time are on their way and not compared (${DEFAULT-VALUE}).",
            defaultValue = "PT10M")
    private Duration olderThan;

    public static void main(String[] arguments) {
        CommandRun.main(new Reconcile(), arguments, 2);
    }

    @Override
    public Integer call() {
        var groundwork = new Groundwork(Settings.of(Path.of("."), System.getenv()));
        var found = new Walk(groundwork, user, repair).run(olderThan);
        System.out.print(found.table());
        return found.isWell() ? 0 : 1;
    }
}
