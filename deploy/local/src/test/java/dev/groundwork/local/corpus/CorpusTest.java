package dev.groundwork.local.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.local.corpus.Corpus.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tika.exception.TikaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The committed files, read as the ingestion will read them. */
class CorpusTest {

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    /** By their bytes alone, Markdown and CSV are plain text. */
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "pdf", "application/pdf",
            "docx", OFFICE + "wordprocessingml.document",
            "xlsx", OFFICE + "spreadsheetml.sheet",
            "pptx", OFFICE + "presentationml.presentation",
            "html", "text/html",
            "eml", "message/rfc822",
            "md", "text/plain",
            "txt", "text/plain",
            "csv", "text/plain");

    private static final Set<String> TABLES = Set.of("csv", "xlsx");

    private static Corpus corpus;

    @BeforeAll
    static void readCorpus() throws IOException {
        corpus = Corpus.read();
    }

    static Iterable<Entry> entries() throws IOException {
        return Corpus.read().entries();
    }

    static Iterable<Path> manuscripts() throws IOException {
        try (var files = Files.list(Corpus.MANUSCRIPTS)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theManifestAndTheFolderNameTheSameFiles() throws IOException {
        // Given
        var others = Set.of("README.md", "corpus.json", "questions.jsonl");
        // When
        Set<String> files;
        try (var folder = Files.list(Corpus.FOLDER)) {
            files = folder.map(file -> file.getFileName().toString())
                    .filter(name -> !others.contains(name))
                    .collect(Collectors.toSet());
        }
        // Then
        assertThat(corpus.entries())
                .extracting(Entry::file)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(files);
        assertThat(corpus.entries()).extracting(Entry::externalId).doesNotHaveDuplicates();
    }

    @Test
    void thereAreTwoDozenDocumentsInNineFormats() {
        // When
        var counts = corpus.entries().stream().collect(Collectors.groupingBy(Entry::format, Collectors.counting()));
        // Then
        assertThat(counts)
                .isEqualTo(Map.of(
                        "pdf", 3L, "docx", 3L, "xlsx", 2L, "pptx", 2L, "html", 3L, "md", 3L, "txt", 3L, "csv", 2L,
                        "eml", 3L));
    }

    @Test
    void everyKindOfAccessOccurs() {
        // When
        var allowed = corpus.entries().stream()
                .flatMap(entry -> entry.access().allow(entry.uploader()).stream())
                .collect(Collectors.toSet());
        // Then
        assertThat(allowed)
                .contains("public", "team:platform", "team:people")
                .contains("department:engineering", "department:hr", "department:sales");
        assertThat(corpus.entries()).anyMatch(entry -> !entry.access().deny().isEmpty());
        assertThat(corpus.entries())
                .extracting(entry -> entry.access().clearance())
                .contains(0, 1, 2, 3);
        for (var user : Corpus.Reader.ALL.keySet()) {
            assertThat(corpus.entries())
                    .as("personal document of %s", user)
                    .anyMatch(entry -> entry.access().allow(entry.uploader()).equals(Set.of("user:" + user)));
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void aFileIsWhatItsNameSays(Entry entry) throws IOException {
        assertThat(Extraction.mediaType(Corpus.FOLDER.resolve(entry.file())))
                .isEqualTo(MEDIA_TYPES.get(entry.format()));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void aFileHoldsARealText(Entry entry) throws IOException, TikaException, SAXException {
        // When
        var text = Extraction.text(Corpus.FOLDER.resolve(entry.file()));
        // Then
        assertThat(text.split(" ")).hasSizeBetween(TABLES.contains(entry.format()) ? 60 : 150, 1200);
    }

    @ParameterizedTest
    @MethodSource("manuscripts")
    void aCommittedFileSaysWhatItsManuscriptSays(Path manuscript, @TempDir Path target)
            throws IOException, TikaException, SAXException {
        // Given
        var file = WriteCorpus.fileOf(manuscript);
        // When
        WriteCorpus.write(manuscript, target);
        // Then
        assertThat(Extraction.text(Corpus.FOLDER.resolve(file))).isEqualTo(Extraction.text(target.resolve(file)));
    }
}
