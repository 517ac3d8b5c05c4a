package dev.groundwork.local.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a walk has found: how many of each kind, what became of them, and some of each. */
final class Found {

    private static final int EXAMPLES = 3;
    private static final String NOT_NEEDED = "BLOB_ORPHANED";

    /** By kind and repair. */
    private final Map<List<String>, List<String>> differences =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));

    private int documents;
    private int blobs;
    private long bytes;

    void documents(JsonNode answer) {
        documents += answer.path("compared").asInt();
        for (var difference : answer.path("differences")) {
            add(difference.path("kind").asText(), difference, "documentId");
        }
    }

    void blobs(JsonNode answer) {
        blobs += answer.path("compared").asInt();
        for (var orphan : answer.path("orphans")) {
            bytes += orphan.path("bytes").asLong();
            add(NOT_NEEDED, orphan, "sha256");
        }
    }

    /** Whether there is nothing left to be done. */
    boolean isWell() {
        return differences.keySet().stream().allMatch(group -> group.getLast().equals("DONE"));
    }

    String table() {
        var table = new StringBuilder();
        differences.forEach((group, some) -> table.append(String.format(
                Locale.ROOT,
                "%-20s %-10s %7d  %s%n",
                group.getFirst(),
                group.getLast(),
                some.size(),
                String.join(", ", some.subList(0, Math.min(EXAMPLES, some.size()))))));
        table.append(String.format(
                Locale.ROOT,
                "%s of %d documents and %d blobs%s.%n",
                differences.isEmpty() ? "No difference" : "Differences",
                documents,
                blobs,
                bytes == 0 ? "" : "; no document needs %d bytes".formatted(bytes)));
        return table.toString();
    }

    private void add(String kind, JsonNode difference, String name) {
        differences
                .computeIfAbsent(List.of(kind, difference.path("repair").asText()), unseen -> new ArrayList<>())
                .add(difference.path(name).asText());
    }
}
