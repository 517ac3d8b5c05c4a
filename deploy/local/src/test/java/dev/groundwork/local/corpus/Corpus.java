package dev.groundwork.local.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The committed corpus: the manifest, the questions and the text that Tika reads from each file. */
record Corpus(List<Entry> entries, List<Question> questions) {

    static final Path FOLDER = Path.of("corpus");
    static final Path MANUSCRIPTS = Path.of("src/test/resources/corpus");

    /** What a document is uploaded with. */
    record Entry(String file, String externalId, String uploader, String title, Access access) {

        SourceId sourceId() {
            return new SourceId("upload:" + uploader, externalId);
        }

        String format() {
            return file.substring(file.lastIndexOf('.') + 1);
        }

        /** The access rule: some allowed token, no denied one, and enough clearance. */
        boolean readableBy(Reader reader) {
            return access.clearance() <= reader.clearance()
                    && access.allow(uploader).stream().anyMatch(reader.tokens()::contains)
                    && access.deny().stream().noneMatch(reader.tokens()::contains);
        }
    }

    record Access(
            @JsonProperty("public") boolean everyone,
            List<String> teams,
            List<String> departments,
            List<String> deny,
            int clearance) {

        Access {
            teams = Objects.requireNonNullElse(teams, List.of());
            departments = Objects.requireNonNullElse(departments, List.of());
            deny = Objects.requireNonNullElse(deny, List.of());
        }

        Set<String> allow(String owner) {
            var tokens = new HashSet<>(Set.of("user:" + owner));
            if (everyone) {
                tokens.add("public");
            }
            teams.forEach(team -> tokens.add("team:" + team));
            departments.forEach(department -> tokens.add("department:" + department));
            return tokens;
        }
    }

    record SourceId(String system, String externalId) {}

    record Question(
            String id,
            String question,
            String reader,
            List<SourceId> expected,
            String answer,
            List<String> tags,
            boolean mustPass) {}

    /** A user of the local realm. */
    record Reader(Set<String> tokens, int clearance) {
        static final Map<String, Reader> ALL = Map.of(
                "alice", new Reader(Set.of("public", "user:alice", "team:platform", "department:engineering"), 2),
                "bob", new Reader(Set.of("public", "user:bob", "team:people", "department:hr"), 3),
                "carol", new Reader(Set.of("public", "user:carol", "department:sales"), 1));
    }

    static Corpus read() throws IOException {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        var entries = mapper.readValue(FOLDER.resolve("corpus.json").toFile(), Entry[].class);
        var questions = new ArrayList<Question>();
        for (var line : Files.readAllLines(FOLDER.resolve("questions.jsonl"))) {
            questions.add(mapper.readValue(line, Question.class));
        }
        return new Corpus(List.of(entries), List.copyOf(questions));
    }

    Entry entry(String externalId) {
        return entries.stream()
                .filter(entry -> entry.externalId().equals(externalId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no document " + externalId));
    }
}
