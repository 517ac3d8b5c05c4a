package dev.groundwork.local.proof;

import dev.groundwork.local.client.Offer;
import dev.groundwork.local.suite.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What ingestion needs goes away and comes back, and documents wait for it by themselves. */
@Command(
        name = "deploy/bench/outages",
        mixinStandardHelpOptions = true,
        description =
                "Takes the embedder, PostgreSQL and the blob store away for a while, one after another, while documents come. "
                        + "Exit code 0 when every document becomes searchable by itself and the logs say what it waited for.")
public final class Outages implements Callable<Integer> {

    @Option(names = "--embedder", defaultValue = "120", description = "Seconds without it (${DEFAULT-VALUE}).")
    private int embedderSeconds;

    @Option(names = "--postgres", defaultValue = "60", description = "Seconds without it (${DEFAULT-VALUE}).")
    private int postgresSeconds;

    @Option(
            names = "--blobs",
            defaultValue = "60",
            description = "Seconds in which nothing can be stored (${DEFAULT-VALUE}).")
    private int blobSeconds;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Outages()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        try (var embedder = new StubEmbedder()) {
            return Proof.of(
                    proof -> {
                        withoutEmbedder(proof, embedder);
                        withoutPostgres(proof);
                        withoutRoomForBlobs(proof);
                    },
                    settings -> settings.with(Server.INGEST, embedder.variables()));
        }
    }

    private void withoutEmbedder(Proof proof, StubEmbedder embedder) throws Exception {
        proof.say("the embedder goes away");
        var arrivals = new Arrivals(proof, "embedder", 1);
        embedder.goAway();
        var endings = arrivals.comeWithin(Duration.ofSeconds(embedderSeconds));
        var waiting = arrivals.waiting("embed", "the embedder");
        embedder.comeBack();
        proof.say("the embedder is back; %d documents say that they wait for it", waiting);
        proof.findings().isTrue("embedder: logs of documents say that they wait for it", waiting > 0);
        arrivals.check(endings);
    }

    private void withoutPostgres(Proof proof) throws Exception {
        proof.say("PostgreSQL is killed");
        var arrivals = new Arrivals(proof, "postgres", 2);
        var postgres = proof.suite().postgres();
        postgres.kill();
        var endings = arrivals.comeWithin(Duration.ofSeconds(postgresSeconds));
        refuses(proof, "postgres", arrivals);
        postgres.restart();
        proof.say("PostgreSQL is back");
        arrivals.check(endings);
        says(proof, "waits for postgresql");
    }

    /** A file in the place of the folder that new blobs are written into: what is stored stays readable, and no user can write, root neither. */
    private void withoutRoomForBlobs(Proof proof) throws Exception {
        proof.say("the blob store takes no writes");
        var arrivals = new Arrivals(proof, "blobs", 3);
        var incoming = proof.suite().settings().data(Server.INGEST).resolve("blobs/incoming~");
        var aside = incoming.resolveSibling("aside~");
        Files.move(incoming, aside);
        Files.createFile(incoming);
        var endings = arrivals.comeWithin(Duration.ofSeconds(blobSeconds));
        refuses(proof, "blobs", arrivals);
        Files.delete(incoming);
        Files.move(aside, incoming);
        proof.say("the blob store takes writes");
        arrivals.check(endings);
        says(proof, "waits for blob_store");
    }

    private static void refuses(Proof proof, String name, Arrivals arrivals) {
        proof.findings()
                .expect(
                        name + ": uploads are answered",
                        "POST /v1/documents answered 503",
                        arrivals.offer() instanceof Offer.Busy busy ? busy.why() : "accepted");
    }

    private static void says(Proof proof, String words) {
        proof.findings().isTrue("ingest-service logs '" + words + "'", contains(log(proof), words));
    }

    private static Path log(Proof proof) {
        return proof.suite().service(Server.INGEST).log();
    }

    private static boolean contains(Path log, String words) {
        try (var lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
