package dev.groundwork.local;

import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.demo.CorpusIngestion;
import dev.groundwork.local.demo.Demonstration;
import dev.groundwork.local.demo.Guide;
import dev.groundwork.local.demo.SampleCorpus;
import dev.groundwork.local.suite.CommandRun;
import dev.groundwork.local.suite.Progress;
import dev.groundwork.local.suite.Settings;
import dev.groundwork.local.suite.Suite;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the whole suite on this machine, shows it at work, and keeps it up. */
@Command(
        name = "deploy/local/up",
        mixinStandardHelpOptions = true,
        description =
                "Starts the whole suite on this machine, ingests a sample corpus, asks two questions as two readers, and stays up.")
public final class Up implements Callable<Integer> {

    @Option(names = "--once", description = "Stop after the demonstration; exit 0 only if it showed what it should.")
    private boolean once;

    @Option(names = "--fresh", description = "Forget documents and state of earlier runs first.")
    private boolean fresh;

    @Option(names = "--root", hidden = true, description = "The checkout.", defaultValue = ".")
    private Path root;

    public static void main(String[] arguments) {
        CommandRun.main(new Up(), arguments, 1);
    }

    @Override
    public Integer call() throws InterruptedException {
        var progress = new Progress(System.out);
        var settings = Settings.of(root.toAbsolutePath().normalize(), System.getenv());
        var corpus = new SampleCorpus(settings.root().resolve("deploy/local/corpus"));
        var groundwork = new Groundwork(settings);
        try (var suite = Suite.start(settings, fresh, progress)) {
            var hook = new Thread(suite::close, "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            new CorpusIngestion(corpus, groundwork, progress).run();
            new Demonstration(corpus, groundwork, System.out).run();
            progress.say("the demonstration showed what it should");
            if (!once) {
                new Guide(settings).print(System.out);
                new CountDownLatch(1).await();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        return 0;
    }
}
