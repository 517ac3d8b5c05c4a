package dev.groundwork.local.proof;

import dev.groundwork.local.ingest.Ending;
import dev.groundwork.local.ingest.FolderIngestion;
import dev.groundwork.local.ingest.LocalFile;
import dev.groundwork.local.ingest.OutcomeTable;
import dev.groundwork.local.ingest.ProgressBar;
import dev.groundwork.local.suite.Suite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whatever is in a folder: every file ends well or with a code, and no service falls over it. */
@Command(
        name = "deploy/bench/folder",
        mixinStandardHelpOptions = true,
        description =
                "Ingests all files of a folder in one run, and prints the table of outcomes with some rejected files to look at. "
                        + "Exit code 0 when every file ended and no service did.")
public final class Folder implements Callable<Integer> {

    private static final String USER = "alice";
    private static final int UNFINISHED = 50;
    /** They come after the file that holds them has ended. */
    private static final Duration MEMBERS = Duration.ofMinutes(15);

    @Option(names = "--show", defaultValue = "10", description = "Rejected files picked at random (${DEFAULT-VALUE}).")
    private int show;

    @Option(names = "--seed", defaultValue = "1", description = "Of that choice (${DEFAULT-VALUE}).")
    private long seed;

    @Parameters(paramLabel = "FOLDER")
    private Path folder;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Folder()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var files = LocalFile.in(List.of(folder));
        if (files.isEmpty()) {
            System.err.println("There are no files in " + folder + ".");
            return CommandLine.ExitCode.USAGE;
        }
        return Proof.of(proof -> prove(proof, files), settings -> settings);
    }

    private void prove(Proof proof, List<LocalFile> files) throws Exception {
        var endings = new FolderIngestion(proof.groundwork(), USER, UNFINISHED)
                .run(files, new ProgressBar(System.out, files.size()));
        new OutcomeTable(endings).print(System.out);
        proof.say("%d rejected files picked at random:", show);
        var rejected = new ArrayList<>(endings.stream()
                .filter(ending -> ending.outcome().startsWith("REJECTED"))
                .toList());
        Collections.shuffle(rejected, new Random(seed));
        rejected.stream()
                .limit(show)
                .forEach(ending -> System.out.println(
                        ending.outcome() + "  " + ending.file().path()));
        proof.findings().expect("files that ended", files.size(), endings.size());
        proof.findings().isTrue("each SEARCHABLE or REJECTED", endings.stream().allMatch(Ending::isSettled));
        Await.atMost(MEMBERS, () -> Holdings.of(proof.suite()).unsettled() == 0);
        var held = Holdings.of(proof.suite());
        proof.say("with the members of files: %s", held.documents());
        proof.findings().expect("documents that have not ended, members included", 0L, held.unsettled());
        proof.findings().expect("dead letters", 0L, held.deadLetters());
        for (var server : Suite.SERVICES) {
            var service = proof.suite().service(server);
            proof.findings().isTrue(service.name() + " ran all the time", service.isAlive() && service.starts() == 1);
        }
    }
}
