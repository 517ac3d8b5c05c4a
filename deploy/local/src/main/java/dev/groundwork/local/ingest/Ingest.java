package dev.groundwork.local.ingest;

import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.suite.CommandRun;
import dev.groundwork.local.suite.Settings;
import dev.groundwork.local.suite.SuiteException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads files and folders to the running suite and tells how each ended. */
@Command(
        name = "deploy/local/ingest",
        mixinStandardHelpOptions = true,
        description =
                "Uploads files and folders to the running suite, waits until each document has ended, and prints how. "
                        + "Running it again changes nothing, or goes on where it was stopped. Exit code 0 when every document is searchable or rejected for good.")
public final class Ingest implements Callable<Integer> {

    @Option(names = "--user", description = "Whose documents they become (${DEFAULT-VALUE}).", defaultValue = "alice")
    private String user;

    @Option(
            names = "--unfinished",
            description = "How many documents may be under way at a time (${DEFAULT-VALUE}).",
            defaultValue = "50")
    private int unfinished;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders, hidden ones in them left out.")
    private List<Path> paths;

    public static void main(String[] arguments) {
        CommandRun.main(new Ingest(), arguments, 1);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (unfinished < 1) {
            throw new SuiteException("--unfinished " + unfinished + " would let no document begin: give at least 1.");
        }
        paths.stream().filter(Ingest::isMissing).findFirst().ifPresent(path -> {
            throw new SuiteException("There is no " + path + ".");
        });
        var files = LocalFile.in(paths);
        if (files.isEmpty()) {
            System.out.println("Found no files to upload (hidden ones and links in folders are left out).");
            return 0;
        }
        var groundwork = new Groundwork(Settings.of(Path.of("."), System.getenv()));
        groundwork.token(user);
        var ingestion = new FolderIngestion(groundwork, user, unfinished);
        var interrupted = new Thread(
                () -> {
                    System.out.println("\nStopped. So far:");
                    new OutcomeTable(ingestion.endings()).print(System.out);
                    System.out.println("The same command goes on from here.");
                },
                "stopped");
        Runtime.getRuntime().addShutdownHook(interrupted);
        var endings = ingestion.run(files, new ProgressBar(System.out, files.size()));
        Runtime.getRuntime().removeShutdownHook(interrupted);
        new OutcomeTable(endings).print(System.out);
        return endings.stream().allMatch(Ending::isSettled) ? 0 : 1;
    }

    /** A name that is not UTF-8 cannot be told as an argument: its file ends as one that cannot be read, and others go on. */
    private static boolean isMissing(Path path) {
        return !Files.exists(path, LinkOption.NOFOLLOW_LINKS) && path.toString().indexOf(LocalFile.NO_TEXT) < 0;
    }
}
