package dev.groundwork.local.proof;

import dev.groundwork.local.ingest.Ending;
import dev.groundwork.local.ingest.FolderIngestion;
import dev.groundwork.local.ingest.ProgressBar;
import dev.groundwork.local.ingest.UserToken;
import dev.groundwork.local.made.MadeFile;
import dev.groundwork.local.made.MadeFiles;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Nothing is lost and nothing is there twice, whatever is killed while documents are ingested, and whatever is read again afterwards. */
@Command(
        name = "deploy/bench/kills",
        mixinStandardHelpOptions = true,
        description =
                "Kills ingest-service, query-service and the broker at random moments of an ingestion, then replays all "
                        + "topics. Exit code 0 when every document is there once and nothing else is.")
public final class Kills implements Callable<Integer> {

    private static final String USER = "alice";
    private static final int UNFINISHED = 40;
    private static final int PARAGRAPHS = 3;
    /** Of some hundred chunks, which need several batches. */
    private static final int LONG_PARAGRAPHS = 450;

    private static final int SEARCHES = 20;
    /** Longer than Kafka waits for a consumer that gives no sign of life, so that partitions move. */
    private static final int LONGEST_AWAY_MILLIS = 25_000;

    private static final Duration SWEPT = Duration.ofMinutes(3);

    @Option(
            names = "--replicas",
            defaultValue = "1",
            description = "Processes of each service, 1 or 2 (${DEFAULT-VALUE}).")
    private int replicas;

    @Option(names = "--kills", defaultValue = "20", description = "How often (${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--documents", defaultValue = "300", description = "How many (${DEFAULT-VALUE}).")
    private int documents;

    @Option(names = "--seed", description = "Of a run to repeat; left out: another each time.")
    private Long seed;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Kills()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        return Proof.of(
                this::prove,
                settings -> settings.with(
                        Server.QUERY,
                        Map.of(
                                // So that the points of old versions go while one waits for it.
                                "GROUNDWORK_ANSWER_DEADLINE", "10s",
                                "GROUNDWORK_INDEX_SWEEP_AFTER", "20s",
                                "GROUNDWORK_INDEX_UPKEEP_EVERY", "5s",
                                "GROUNDWORK_LIMIT_REQUESTS_PER_MINUTE", "6000")));
    }

    private void prove(Proof proof) throws Exception {
        var from = seed == null ? System.nanoTime() % 1_000_000 : seed;
        proof.say("the seed is %d", from);
        var services = services(proof);
        var made = files(proof, from);
        var updates = new MadeFiles(proof.folder("files"), from + 1).whole("kills", documents / 5, PARAGRAPHS);

        var endings = ingestUnderFire(
                proof, from, Stream.concat(made.stream(), updates.stream()).toList(), services);
        proof.say("ingested; waiting until old versions are swept");
        var unique = Stream.concat(updates.stream(), made.stream().skip(updates.size()))
                .toList();
        checkEndings(proof, endings, made);
        var before = checkIndex(proof, "after the kills", unique);

        proof.say("replaying every topic");
        var replayed = new Replay(proof.suite()).run(replayable(proof, services));
        proof.say("%d records were read again", replayed);
        proof.findings().isTrue("all records of all topics were read again", replayed > 0);
        proof.findings()
                .isTrue(
                        "the replay changed no document, version, point, dead letter, search or answer",
                        before.equals(checkIndex(proof, "after the replay", unique)));
    }

    private static List<ServiceProcess> replayable(Proof proof, List<ServiceProcess> services) {
        var all = new ArrayList<>(services);
        all.add(proof.suite().service(Server.PERMISSIONS));
        return all;
    }

    /** Those that are killed. */
    private List<ServiceProcess> services(Proof proof) {
        var services = new ArrayList<ServiceProcess>();
        for (var server : List.of(Server.INGEST, Server.QUERY)) {
            services.add(proof.suite().service(server));
            for (var i = 1; i < replicas; i++) {
                services.add(proof.suite().startReplica(server));
            }
        }
        return services;
    }

    private List<MadeFile> files(Proof proof, long from) {
        var files = new MadeFiles(proof.folder("files"), from);
        var broken = documents / 20;
        var longs = Math.min(3, documents / 100);
        return Stream.of(
                        files.whole("kills", documents - broken - longs, PARAGRAPHS),
                        files.whole("long", longs, LONG_PARAGRAPHS),
                        files.broken("broken", broken))
                .flatMap(List::stream)
                .toList();
    }

    /** In as many parts as there are kills, so that each hits while documents are under way, however long a start takes. */
    private List<Ending> ingestUnderFire(Proof proof, long from, List<MadeFile> files, List<ServiceProcess> services)
            throws Exception {
        var killer = new Killer(proof, from, kills, victims(proof, services), replicas > 1 ? LONGEST_AWAY_MILLIS : 0);
        var endings = new ArrayList<Ending>();
        for (var part = 0; part < kills; part++) {
            var some = files.subList(part * files.size() / kills, (part + 1) * files.size() / kills);
            var ingestion = new FolderIngestion(proof.groundwork(), USER, UNFINISHED);
            var killed = killer.strike(() -> ingestion.endings().size(), some.size());
            endIfItFails(killed);
            try {
                endings.addAll(ingestion.run(
                        some.stream().map(MadeFile::local).toList(), new ProgressBar(System.out, some.size())));
            } finally {
                killed.get();
            }
        }
        return endings;
    }

    private static List<List<Killer.Victim>> victims(Proof proof, List<ServiceProcess> services) {
        return List.of(
                victims(services, Server.INGEST),
                victims(services, Server.QUERY),
                List.of(Killer.Victim.of(proof.suite().kafka())));
    }

    private static List<Killer.Victim> victims(List<ServiceProcess> services, Server server) {
        return services.stream()
                .filter(service -> service.name().startsWith(server.title()))
                .map(Killer.Victim::of)
                .toList();
    }

    /** What cannot be started again would be waited for in vain. */
    private static void endIfItFails(CompletableFuture<Void> killed) {
        var waiting = Thread.currentThread();
        var _ = killed.whenComplete((_, failure) -> {
            if (failure != null) {
                waiting.interrupt();
            }
        });
    }

    private static void checkEndings(Proof proof, List<Ending> endings, List<MadeFile> made) {
        proof.findings()
                .isTrue(
                        "every document ended SEARCHABLE or REJECTED",
                        endings.stream().allMatch(Ending::isSettled));
        proof.findings()
                .expect(
                        "rejected",
                        made.stream().filter(file -> !file.isWhole()).count(),
                        endings.stream()
                                .filter(ending -> ending.outcome().startsWith("REJECTED"))
                                .count());
    }

    /** @return all that a replay must leave as it is */
    private List<Object> checkIndex(Proof proof, String when, List<MadeFile> files) throws Exception {
        var suite = proof.suite();
        Await.atMost(
                SWEPT,
                () -> IndexPoints.of(suite)
                        .equals(List.copyOf(Holdings.of(suite).points())));
        var held = Holdings.of(suite);
        var points = IndexPoints.of(suite);
        proof.say(
                "%s: documents %s, %d versions, index %s, %d points, %d dead letters",
                when, held.documents(), held.registered(), held.indexed(), points.size(), held.deadLetters());
        var findings = proof.findings();
        findings.expect(
                "documents " + when,
                (long) documents,
                held.documents().values().stream().mapToLong(Long::longValue).sum());
        findings.expect("dead letters " + when, 0L, held.deadLetters());
        findings.expect("points " + when, held.points().size(), points.size());
        findings.isTrue("they are those of the live versions, " + when, points.equals(List.copyOf(held.points())));
        return List.of(held, points, found(proof, files));
    }

    /** What readers find, of a sample. */
    private static List<String> found(Proof proof, List<MadeFile> files) {
        var groundwork = proof.groundwork();
        var token = new UserToken(groundwork, USER);
        var step = Math.max(1, files.size() / SEARCHES);
        var found = new ArrayList<String>();
        for (var i = 0; i < files.size(); i += step) {
            var seal = files.get(i).seal();
            var hits = groundwork.search(token.get(), seal, 1).path("hits");
            var answer = groundwork.ask(token.get(), "Which text has the seal " + seal + "?");
            found.add(seal
                    + hits.findValuesAsText("documentId")
                    + hits.findValuesAsText("version")
                    + answer.path("answer").asText());
            var isThere = hits.path(0).path("text").asText().contains(seal);
            if (isThere != files.get(i).isWhole()) {
                proof.findings()
                        .expect(
                                "a search for the seal of " + files.get(i).externalId(),
                                files.get(i).isWhole(),
                                isThere);
            }
        }
        return found;
    }
}
