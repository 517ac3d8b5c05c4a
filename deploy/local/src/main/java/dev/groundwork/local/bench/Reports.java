package dev.groundwork.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.suite.Progress;
import dev.groundwork.local.suite.Settings;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Uploads a folder of reports ({@code docs/*.pdf}) to the running suite and asks the questions of {@code qna_data.csv} beside it (columns Question
 * and Source Docs, a glob on file names). Prints the share of questions whose first three citations hold a matching file.
 */
public final class Reports {

    private static final String READER = "alice";
    private static final int CITATIONS = 3;

    private final Groundwork groundwork;
    private final Progress progress = new Progress(System.out);
    private final ObjectMapper json = new ObjectMapper();
    private final Map<UUID, Path> files = new LinkedHashMap<>();

    private Reports(Groundwork groundwork) {
        this.groundwork = groundwork;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: deploy/bench/reports FOLDER (with docs/*.pdf and qna_data.csv)");
            System.exit(2);
        }
        var folder = Path.of(arguments[0]);
        var reports = new Reports(new Groundwork(Settings.of(Path.of("."), System.getenv())));
        reports.upload(folder.resolve("docs"));
        reports.awaitSearchable();
        reports.ask(folder.resolve("qna_data.csv"));
    }

    private void upload(Path folder) throws IOException {
        var token = groundwork.token(READER);
        try (var all = Files.list(folder)) {
            for (var file : all.sorted().toList()) {
                var name = file.getFileName().toString();
                var metadata = json.createObjectNode()
                        .put("externalId", name)
                        .put("title", name.replaceFirst("\\.[^.]*$", ""));
                groundwork.upload(token, file, metadata);
                files.put(DocumentIds.documentId("default", new Source(Source.uploadsOf(READER), name)), file);
            }
        }
        progress.say("uploaded " + files.size() + " files");
    }

    private void awaitSearchable() throws InterruptedException {
        var states = Map.<String, Long>of();
        while (states.size() != 1 || !states.containsKey("SEARCHABLE")) {
            Thread.sleep(2_000);
            var token = groundwork.token(READER);
            var counted = new LinkedHashMap<String, Long>();
            files.keySet()
                    .forEach(id -> counted.merge(
                            groundwork.findDocument(token, id).path("status").asText(), 1L, Long::sum));
            if (!counted.equals(states)) {
                progress.say(counted.toString());
            }
            if (counted.containsKey("REJECTED") || counted.containsKey("FAILED")) {
                throw new IllegalStateException("not every report became searchable: " + counted);
            }
            states = counted;
        }
    }

    private void ask(Path csv) throws IOException {
        var rows = questions(csv);
        int found = 0;
        int answered = 0;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            // A token outlives a hundred questions, but not the whole set.
            var answer = groundwork.ask(groundwork.token(READER), row.get("Question"));
            answered += answer.path("citations").isEmpty() ? 0 : 1;
            found += isCited(answer, row.get("Source Docs")) ? 1 : 0;
            if ((i + 1) % 20 == 0) {
                progress.say((i + 1) + " of " + rows.size() + " questions asked");
            }
        }
        progress.say(
                "%d of %d questions (%.1f %%) have a matching file among their first %d citations; %d were answered"
                        .formatted(found, rows.size(), 100.0 * found / rows.size(), CITATIONS, answered));
    }

    private boolean isCited(JsonNode answer, String glob) {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        return StreamSupport.stream(answer.path("citations").spliterator(), false)
                .limit(CITATIONS)
                .map(citation ->
                        files.get(UUID.fromString(citation.path("documentId").asText())))
                .anyMatch(file -> file != null && matcher.matches(file.getFileName()));
    }

    private static List<Map<String, String>> questions(Path csv) throws IOException {
        var text = Files.readString(csv).replaceFirst("^\uFEFF", "");
        try (var rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(text)) {
            return rows.readAll();
        }
    }
}
