package dev.groundwork.local.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.local.generation.Building;
import dev.groundwork.local.ingest.UserToken;
import dev.groundwork.local.suite.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The embedding model changes, and changes back, under a reader who searches all the while. */
@Command(
        name = "deploy/bench/model-change",
        mixinStandardHelpOptions = true,
        description =
                "Builds the next generation of the index from the blobs, switches to it and back, while documents change and a "
                        + "reader searches in a loop. Exit code 0 when no search misses a document or finds two versions of one.")
public final class ModelChange implements Callable<Integer> {

    private static final String MODEL = "next-model";
    private static final String QUERY = "quagga";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 10;
    private static final int CHANGED = 3;

    @Option(names = "--documents", defaultValue = "40", description = "How many (${DEFAULT-VALUE}, 50 at most).")
    private int documents;

    private final Map<UUID, Integer> ids = new HashMap<>();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicInteger searches = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();
    private final AtomicInteger twofold = new AtomicInteger();
    private final AtomicInteger degraded = new AtomicInteger();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ModelChange()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        try (var model = new StubEmbedder()) {
            return Proof.of(
                    this::prove,
                    settings -> settings.with(Server.INGEST, model.variables("GROUNDWORK_INGEST_EMBED_NEXT", MODEL))
                            .with(Server.QUERY, model.variables("GROUNDWORK_EMBED_NEXT", MODEL)));
        }
    }

    private void prove(Proof proof) throws Exception {
        var reader = new UserToken(proof.groundwork(), "alice");
        var operator = new UserToken(proof.groundwork(), "olga");
        Files.createDirectories(proof.folder("documents"));
        for (var number = 0; number < documents; number++) {
            ids.put(upload(proof, reader, number, 1), number);
        }
        proof.findings()
                .isTrue(
                        "documents are searchable",
                        Await.atMost(PATIENCE, () -> versions(proof, reader).size() == documents));
        var searching = Thread.ofVirtual().start(() -> searchOn(proof, reader));

        var next = proof.groundwork()
                .post(
                        operator.get(),
                        Server.QUERY,
                        "/v1/generations",
                        Map.of("model", MODEL, "dimensions", StubEmbedder.DIMENSIONS))
                .path("id")
                .asText();
        proof.say("generation %s is begun", next);
        var building = new Building(proof.groundwork(), operator, next);
        building.estimate(System.out);
        change(proof, reader, 2);
        building.build(AT_ONCE, System.out);
        proof.findings().isTrue("nothing is missing in the next generation", awaitWhole(proof, operator, next));
        proof.findings().isTrue("switched", activate(proof, operator, next));
        change(proof, reader, 3);
        proof.findings().isTrue("nothing is missing in the one before", awaitWhole(proof, operator, "1"));
        var before = searches.get();
        Await.atMost(PATIENCE, () -> searches.get() > before + AT_ONCE);
        proof.findings().isTrue("switched back", activate(proof, operator, "1"));
        change(proof, reader, 4);
        stop.set(true);
        searching.join();

        proof.say("%d searches", searches.get());
        proof.findings().isTrue("the reader searched all the while", searches.get() > AT_ONCE);
        proof.findings().expect("searches that missed a document", 0, missed.get());
        proof.findings().expect("searches that found two versions of one", 0, twofold.get());
        proof.findings().expect("searches by words alone", 0, degraded.get());
    }

    private void searchOn(Proof proof, UserToken reader) {
        while (!stop.get()) {
            var found = versions(proof, reader);
            searches.incrementAndGet();
            if (!found.keySet().equals(ids.keySet())) {
                missed.incrementAndGet();
            }
            if (found.values().stream().anyMatch(versions -> versions.size() > 1)) {
                twofold.incrementAndGet();
            }
        }
    }

    /** The versions a search finds of each document. */
    private Map<UUID, Set<Long>> versions(Proof proof, UserToken reader) {
        var result =
                proof.groundwork().post(reader.get(), Server.QUERY, "/v1/search", Map.of("query", QUERY, "topK", 50));
        if (!result.path("degraded").isEmpty()) {
            degraded.incrementAndGet();
        }
        var found = new HashMap<UUID, Set<Long>>();
        for (JsonNode hit : result.path("hits")) {
            if (hit.path("text").asText().contains(QUERY)) {
                found.computeIfAbsent(UUID.fromString(hit.path("documentId").asText()), _ -> new HashSet<>())
                        .add(hit.path("version").asLong());
            }
        }
        return found;
    }

    /** Some documents become new ones; returns when readers find them. */
    private void change(Proof proof, UserToken reader, int edition) throws Exception {
        var changed = new HashMap<UUID, Long>();
        var before = versions(proof, reader);
        for (var number : IntStream.range(0, CHANGED).toArray()) {
            var id = upload(proof, reader, number, edition);
            changed.put(id, before.getOrDefault(id, Set.of(-1L)).iterator().next());
        }
        var isNew = Await.atMost(PATIENCE, () -> {
            var now = versions(proof, reader);
            return changed.entrySet().stream()
                    .allMatch(was -> now.getOrDefault(was.getKey(), Set.of()).stream()
                            .anyMatch(version -> version > was.getValue()));
        });
        proof.findings().isTrue("edition " + edition + " is found", isNew);
    }

    private static UUID upload(Proof proof, UserToken reader, int number, int edition) throws IOException {
        Path file = proof.folder("documents").resolve("quagga-" + number + ".txt");
        Files.writeString(file, "The quagga number " + number + " in its edition " + edition + " is extinct.\n");
        var metadata = JsonNodeFactory.instance.objectNode().put("externalId", "quagga-" + number);
        return UUID.fromString(proof.groundwork()
                .upload(reader.get(), file, metadata)
                .path("documentId")
                .asText());
    }

    private static boolean awaitWhole(Proof proof, UserToken operator, String id) throws Exception {
        return Await.atMost(
                PATIENCE,
                () -> proof.groundwork()
                        .get(operator.get(), Server.QUERY, "/v1/generations")
                        .path("items")
                        .valueStream()
                        .anyMatch(each -> each.path("id").asText().equals(id)
                                && each.path("missing").asInt(1) == 0));
    }

    private static boolean activate(Proof proof, UserToken operator, String id) {
        return proof.groundwork()
                .post(operator.get(), Server.QUERY, "/v1/generations/" + id + "/activate", Map.of("force", false))
                .path("active")
                .asBoolean();
    }
}
