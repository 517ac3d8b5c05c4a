package dev.groundwork.local.bench;

import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.ingest.Ending;
import dev.groundwork.local.ingest.FolderIngestion;
import dev.groundwork.local.ingest.LocalFile;
import dev.groundwork.local.ingest.ProgressBar;
import dev.groundwork.local.suite.Progress;
import dev.groundwork.local.suite.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measures ingestion against the raw embedder on the same texts. A folder is ingested with titles nobody used before, so that everything is
 * embedded; the same again; as other documents of the same titles, when everything is done but the embedding, often enough that all code
 * around the embedder is compiled; and with other titles, twice, in turns with measurements of the raw embedder, since a machine is now
 * faster and now slower.
 */
public final class IngestBench {

    private static final String USER = "alice";
    private static final int UNFINISHED = 200;

    /** How often everything but the embedding is done before the speed is measured: a service runs for weeks, and compiles for a minute. */
    private static final int REPETITIONS = 10;

    private final List<Path> paths;
    private final Settings settings = Settings.of(Path.of("."), System.getenv());
    private final Groundwork groundwork = new Groundwork(settings);
    private final int callers = Integer.parseInt(System.getenv().getOrDefault("GROUNDWORK_INGEST_EMBED_CALLERS", "2"));
    private final RawEmbedder raw = new RawEmbedder(settings, callers);
    private final IngestMetrics metrics = new IngestMetrics(settings);
    private final Progress progress = new Progress(System.out);
    private final String nonce = Long.toString(Instant.now().toEpochMilli(), Character.MAX_RADIX);

    private IngestBench(List<Path> paths) {
        this.paths = paths;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: deploy/bench/ingest FOLDER");
            System.exit(2);
        }
        new IngestBench(List.of(Path.of(arguments[0]))).measure();
    }

    private void measure() throws IOException, InterruptedException {
        try (var consumption = new Consumption(settings).start()) {
            progress.say("ingesting, the first time ...");
            var first = ingest("a", "a");
            progress.say("ingesting the same again ...");
            var again = ingest("a", "a");
            progress.say("ingesting the same as other documents ...");
            var copies = ingest("a", "b");
            for (var i = 2; i <= REPETITIONS; i++) {
                progress.say("once more, until all code is compiled: " + i + " of " + REPETITIONS + " ...");
                ingest("a", "b" + i);
            }
            var passages = new ChunkTopic(settings).passages(first.documents());
            var rates = new ArrayList<RawRate>();
            rates.add(raw(passages));
            var used = new TreeMap<String, Double>();
            var warm = warm("c", consumption, used);
            rates.add(raw(passages));
            warm = warm.and(warm("d", consumption, used));
            rates.add(raw(passages));

            System.out.println();
            print("Before, between and after the warm runs, chunks/s:");
            print(
                    "  the raw embedder        %6.1f %6.1f %6.1f",
                    rates.stream().map(RawRate::library).toArray());
            print(
                    "  ingest-service's alone  %6.1f %6.1f %6.1f",
                    rates.stream().map(RawRate::own).toArray());
            System.out.println();
            row("", "documents", "chunks", "embedded", "seconds", "chunks/s", "ratio", "of own", "callers busy");
            var rate = RawRate.mean(rates);
            row("first", first, rate);
            row("again", again, rate);
            row("copies", copies, rate);
            row("warm", warm, rate);
            System.out.println();
            new StepTimes(groundwork, USER).print(warm.documents(), System.out);
            print("\n%-28s %12s %24s", "", "peak MB", "processor s, warm runs");
            consumption
                    .megabytes()
                    .forEach((name, peak) -> print("%-28s %12d %24.1f", name, peak, used.getOrDefault(name, 0.0)));
        }
    }

    private RawRate raw(List<Passage> passages) throws IOException, InterruptedException {
        progress.say("the raw embedder alone ...");
        return raw.rate(passages);
    }

    /** @param used takes the seconds of processor time */
    private Run warm(String title, Consumption consumption, Map<String, Double> used)
            throws IOException, InterruptedException {
        progress.say("ingesting under other titles ...");
        var before = consumption.processorSeconds();
        var run = ingest(title, title);
        consumption
                .processorSeconds()
                .forEach((name, seconds) -> used.merge(name, seconds - before.getOrDefault(name, 0.0), Double::sum));
        return run;
    }

    /**
     * @param title goes into the titles, which are embedded with every passage
     * @param id goes into the external ids
     */
    private Run ingest(String title, String id) throws InterruptedException {
        var files = LocalFile.in(paths).stream()
                .map(file -> new LocalFile(
                        file.path(),
                        "bench-" + nonce + id + file.externalId(),
                        file.path().getFileName() + " " + nonce + title))
                .toList();
        var embedded = metrics.embedded();
        var busy = metrics.embeddingSeconds();
        var start = Instant.now();
        var endings =
                new FolderIngestion(groundwork, USER, UNFINISHED).run(files, new ProgressBar(System.out, files.size()));
        var end = endings.stream().map(Ending::at).max(Instant::compareTo).orElse(start);
        var run = new Run(
                endings,
                Duration.between(start, end),
                Math.round(metrics.embedded() - embedded),
                metrics.embeddingSeconds() - busy);
        endings.stream()
                .collect(Collectors.groupingBy(Ending::outcome, Collectors.counting()))
                .forEach((outcome, count) -> progress.say(count + " " + outcome));
        return run;
    }

    private void row(String name, Run run, RawRate raw) {
        var rate = run.chunks() / run.seconds();
        row(
                name,
                Integer.toString(run.endings().size()),
                Integer.toString(run.chunks()),
                Long.toString(run.embedded()),
                String.format(Locale.ROOT, "%.1f", run.seconds()),
                String.format(Locale.ROOT, "%.1f", rate),
                String.format(Locale.ROOT, "%.2f", rate / raw.library()),
                String.format(Locale.ROOT, "%.2f", rate / raw.own()),
                String.format(Locale.ROOT, "%.0f %%", 100 * run.embeddingSeconds() / run.seconds() / callers));
    }

    private static void row(String... cells) {
        print("%-10s %9s %8s %9s %9s %9s %6s %7s %13s", (Object[]) cells);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
