package dev.groundwork.local.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.ingest.UserToken;
import dev.groundwork.local.suite.Server;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * Brings what readers find into a generation that does not hold it yet: one stretch of documents after another in the order of ids, the next when
 * the last has arrived. So documents that are sent meanwhile wait for a few at most, and whoever is stopped begins again where something is missing.
 */
public final class Building {

    private static final int LOOKED_AT = 500;
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** When nothing arrived for so long, the rest is told and left. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Groundwork groundwork;
    private final UserToken token;
    private final String id;

    public Building(Groundwork groundwork, UserToken token, String id) {
        this.groundwork = groundwork;
        this.token = token;
        this.id = id;
    }

    public void estimate(PrintStream out) {
        long documents = 0;
        long passages = 0;
        double seconds = 0;
        long tokens = 0;
        JsonNode stretch = null;
        do {
            stretch = walk(stretch, false, LOOKED_AT);
            var estimate = stretch.path("estimate");
            documents += estimate.path("documents").asLong();
            passages += estimate.path("passages").asLong();
            seconds += estimate.path("seconds").asDouble();
            tokens += estimate.path("tokens").asLong();
        } while (hasNext(stretch));
        out.printf(
                "%d documents with %d passages are missing: about %s of embedding%s%n",
                documents,
                passages,
                Duration.ofSeconds(Math.round(seconds)).toString().substring(2).toLowerCase(Locale.ROOT),
                tokens == 0 ? "" : ", at most " + tokens + " tokens");
    }

    public void build(int atOnce, PrintStream out) throws InterruptedException {
        long sent = 0;
        long left = 0;
        JsonNode before = null;
        JsonNode stretch;
        do {
            stretch = walk(before, true, atOnce);
            sent += stretch.path("differences").size();
            var missing = awaitArrival(before, stretch, atOnce);
            left += missing.size();
            missing.forEach(each ->
                    out.println("not arrived: " + each.path("documentId").asText()));
            out.printf("\r%d documents sent, %d not arrived", sent, left);
            out.flush();
            before = stretch;
        } while (hasNext(stretch));
        out.println();
    }

    /** Asks again about the same stretch until nothing of it is missing that was sent, or nothing arrives any more. */
    private JsonNode awaitArrival(JsonNode before, JsonNode sent, int atOnce) throws InterruptedException {
        var missing = sent.path("differences");
        var lost = StreamSupport.stream(missing.spliterator(), false)
                .filter(each -> each.path("repair").asText().equals("IMPOSSIBLE"))
                .count();
        for (var end = Instant.now().plus(PATIENCE);
                missing.size() > lost && Instant.now().isBefore(end); ) {
            Thread.sleep(PAUSE);
            var now = walk(before, false, atOnce).path("differences");
            if (now.size() < missing.size()) {
                end = Instant.now().plus(PATIENCE);
            }
            missing = now;
        }
        return missing;
    }

    /** @param before the stretch before, or null */
    private JsonNode walk(JsonNode before, boolean repair, int limit) {
        var request = new HashMap<String, Object>();
        request.put("generation", id);
        request.put("repair", repair);
        request.put("limit", limit);
        request.put("olderThan", "PT0S");
        if (before != null) {
            request.put("cursor", before.path("nextCursor").asText());
        }
        return groundwork.post(token.get(), Server.INGEST, "/v1/reconciliations", request);
    }

    private static boolean hasNext(JsonNode stretch) {
        return stretch.path("nextCursor").isTextual();
    }
}
