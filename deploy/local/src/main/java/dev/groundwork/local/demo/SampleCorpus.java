package dev.groundwork.local.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The documents of an invented company and the questions they answer, as they stand in a folder. */
public final class SampleCorpus {

    static final String TENANT = "default";

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final Path folder;

    public SampleCorpus(Path folder) {
        this.folder = folder;
    }

    /** A document, who uploads it, and who may read it in the form of an upload's metadata. */
    public record Document(String file, String externalId, String uploader, String title, JsonNode access) {

        public UUID documentId() {
            return DocumentIds.documentId(TENANT, new Source(Source.uploadsOf(uploader), externalId));
        }

        JsonNode metadata() {
            return JSON.createObjectNode()
                    .put("title", title)
                    .put("externalId", externalId)
                    .set("access", access);
        }
    }

    /** A question, who asks it, and the documents and value that answer it. */
    public record Case(String id, String question, String reader, List<Source> expected, String answer) {}

    public List<Document> documents() {
        try {
            return JSON.readValue(folder.resolve("corpus.json").toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Case> cases() {
        try (var lines = Files.lines(folder.resolve("questions.jsonl"))) {
            return lines.filter(line -> !line.isBlank()).map(SampleCorpus::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document that a source names. */
    public Document document(Source source) {
        return documents().stream()
                .filter(document -> document.externalId().equals(source.externalId())
                        && Source.uploadsOf(document.uploader()).equals(source.system()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no document of the corpus: " + source));
    }

    Path path(Document document) {
        return folder.resolve(document.file());
    }

    private static Case read(String line) {
        try {
            return JSON.readValue(line, Case.class);
        } catch (IOException e) {
            throw new UncheckedIOException("not a case: " + line, e);
        }
    }
}
