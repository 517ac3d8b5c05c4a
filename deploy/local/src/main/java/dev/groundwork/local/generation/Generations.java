package dev.groundwork.local.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.ingest.UserToken;
import dev.groundwork.local.suite.CommandRun;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Settings;
import dev.groundwork.local.suite.SuiteException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins, builds, switches to and drops generations of the running suite's index. */
@Command(
        name = "deploy/local/generations",
        mixinStandardHelpOptions = true,
        subcommandsRepeatable = false,
        description = "Changes the embedding model of the running suite while searches go on; see docs/generations.md.")
public final class Generations {

    private static final String PATH = "/v1/generations";

    @Option(names = "--user", description = "An operator (${DEFAULT-VALUE}).", defaultValue = "olga")
    private String user;

    private Groundwork groundwork;
    private UserToken token;

    public static void main(String[] arguments) {
        CommandRun.main(new Generations(), arguments, 1);
    }

    @Command(description = "The kept generations and how far they are.")
    void list() {
        var kept = groundwork().get(token.get(), Server.QUERY, PATH).path("items");
        System.out.printf("%-8s%-40s%10s%10s%10s%n", "id", "model", "documents", "missing", "points");
        kept.forEach(Generations::print);
    }

    @Command(description = "Begins a generation of a model.")
    void begin(@Parameters(paramLabel = "MODEL") String model, @Parameters(paramLabel = "DIMENSIONS") int dimensions) {
        print(groundwork().post(token.get(), Server.QUERY, PATH, Map.of("model", model, "dimensions", dimensions)));
    }

    @Command(description = "What building a generation takes: documents, passages, seconds, tokens.")
    void estimate(@Parameters(paramLabel = "ID") String id) {
        new Building(groundwork(), token, id).estimate(System.out);
    }

    @Command(
            description =
                    "Brings what is missing into a generation, a few documents at a time; may be stopped and called again.")
    void build(
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--at-once",
                            defaultValue = "20",
                            description = "Documents on their way (${DEFAULT-VALUE}).")
                    int atOnce)
            throws InterruptedException {
        new Building(groundwork(), token, id).build(atOnce, System.out);
    }

    @Command(name = "switch", description = "Searches read this generation from now on.")
    void activate(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--force", description = "Even while documents are missing.") boolean force) {
        print(groundwork().post(token.get(), Server.QUERY, PATH + "/" + id + "/activate", Map.of("force", force)));
    }

    @Command(description = "Switches to the other kept generation.")
    void back(@Option(names = "--force", description = "Even while documents are missing.") boolean force) {
        var others = StreamSupport.stream(
                        groundwork()
                                .get(token.get(), Server.QUERY, PATH)
                                .path("items")
                                .spliterator(),
                        false)
                .filter(generation -> !generation.path("active").asBoolean())
                .toList();
        if (others.size() != 1) {
            throw new SuiteException(
                    "There is not one other generation but " + others.size() + ": name one to 'switch'.");
        }
        activate(others.getFirst().path("id").asText(), force);
    }

    @Command(description = "Drops a generation with all it holds.")
    void drop(@Parameters(paramLabel = "ID") String id) {
        groundwork().delete(token.get(), Server.QUERY, PATH + "/" + id);
    }

    private Groundwork groundwork() {
        if (groundwork == null) {
            groundwork = new Groundwork(Settings.of(Path.of("."), System.getenv()));
            token = new UserToken(groundwork, user);
        }
        return groundwork;
    }

    private static void print(JsonNode generation) {
        System.out.printf(
                "%-8s%-40s%10d%10d%10d%s%n",
                generation.path("id").asText(),
                generation.path("model").asText(),
                generation.path("documents").asLong(),
                generation.path("missing").asLong(),
                generation.path("points").asLong(),
                generation.path("active").asBoolean() ? "  searched" : "");
    }
}
