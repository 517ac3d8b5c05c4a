package dev.groundwork.local.proof;

import dev.groundwork.local.ingest.Ending;
import dev.groundwork.local.ingest.FolderIngestion;
import dev.groundwork.local.ingest.LocalFile;
import dev.groundwork.local.ingest.ProgressBar;
import dev.groundwork.local.made.HostileFiles;
import dev.groundwork.local.made.MadeFile;
import dev.groundwork.local.made.MadeFiles;
import dev.groundwork.local.suite.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A file that hangs its reader and one that exhausts its memory hardly delay the others. */
@Command(
        name = "deploy/bench/hostile",
        mixinStandardHelpOptions = true,
        description =
                "Ingests files alone, and others of the same size with two hostile ones among them, in turns. Exit code 0 when "
                        + "the normal ones take at most a tenth longer and the hostile ones are rejected.")
public final class Hostile implements Callable<Integer> {

    private static final String USER = "alice";
    private static final int PARAGRAPHS = 12;
    private static final double MOST = 1.10;

    @Option(names = "--files", defaultValue = "100", description = "How many normal ones (${DEFAULT-VALUE}).")
    private int files;

    @Option(names = "--rounds", defaultValue = "2", description = "How often each is measured (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--timeout",
            defaultValue = "20s",
            description = "For reading one file (${DEFAULT-VALUE}), shorter than usual so that a round ends.")
    private String timeout;

    @Option(names = "--seed", defaultValue = "1", description = "Of the texts (${DEFAULT-VALUE}).")
    private long seed;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Hostile()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        return Proof.of(
                this::prove,
                settings -> settings.with(Server.INGEST, Map.of("GROUNDWORK_INGEST_EXTRACT_TIMEOUT", timeout)));
    }

    private void prove(Proof proof) throws Exception {
        proof.say("a file may be read for %s", timeout);
        var round = new Round(proof);
        proof.say("once to get warm ...");
        round.seconds("warm", false);
        var alone = new ArrayList<Double>();
        var among = new ArrayList<Double>();
        for (var i = 1; i <= rounds; i++) {
            proof.say("round %d, alone ...", i);
            alone.add(round.seconds("alone-" + i, false));
            proof.say("round %d, with two hostile files among them ...", i);
            among.add(round.seconds("among-" + i, true));
            proof.say(
                    "%d files took %.1f s alone and %.1f s with the hostile ones",
                    files, alone.getLast(), among.getLast());
        }
        proof.findings().atMost("time with hostile files to time alone", MOST, sum(among) / sum(alone));
    }

    private static double sum(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).sum();
    }

    private final class Round {

        private final Proof proof;
        private long next = seed;

        Round(Proof proof) {
            this.proof = proof;
        }

        /** From the first upload to the end of the last normal file; each time other texts, so that none is in the cache. */
        double seconds(String name, boolean withHostile) throws InterruptedException {
            var made = new MadeFiles(proof.folder(name), next++);
            var normal = made.whole(name, files, PARAGRAPHS);
            var all = new ArrayList<>(normal.stream().map(MadeFile::local).toList());
            if (withHostile) {
                all.add(files / 10, hostile(made, name, "hangs", HostileFiles.endlessPdf()));
                all.add(files / 5, hostile(made, name, "exhausts", HostileFiles.crowdedPdf()));
            }
            var start = Instant.now();
            var endings = new FolderIngestion(proof.groundwork(), USER, all.size())
                    .run(all, new ProgressBar(System.out, all.size()));
            check(name, endings);
            return endings.stream()
                    .filter(ending -> ending.outcome().equals(Ending.SEARCHABLE))
                    .map(Ending::at)
                    .max(Instant::compareTo)
                    .map(end -> Duration.between(start, end).toMillis() / 1000.0)
                    .orElseThrow();
        }

        private LocalFile hostile(MadeFiles made, String round, String name, byte[] bytes) {
            return new LocalFile(made.write(name + ".pdf", bytes), round + "-" + name, null);
        }

        private void check(String name, List<Ending> endings) {
            var searchable = endings.stream()
                    .filter(ending -> ending.outcome().equals(Ending.SEARCHABLE))
                    .count();
            proof.findings().expect(name + ": searchable", (long) files, searchable);
            for (var ending : endings) {
                var file = ending.file().externalId();
                if (file.endsWith("-hangs")) {
                    proof.findings().expect(file, "REJECTED EXTRACTION_TIMEOUT", ending.outcome());
                } else if (file.endsWith("-exhausts")) {
                    proof.findings().expect(file, "REJECTED TOO_LARGE", ending.outcome());
                }
            }
        }
    }
}
