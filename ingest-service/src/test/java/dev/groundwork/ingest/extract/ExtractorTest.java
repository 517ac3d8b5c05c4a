package dev.groundwork.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.digest.Sha256;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.ExtractedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files through the real parsers. */
class ExtractorTest {

    private static final Extractor EXTRACTOR =
            new Extractor(new Limits(Duration.ofMinutes(2), Integer.MAX_VALUE, 1, 64, new PartLimits(1, 10, 100_000)));

    private static final LongConsumer ANY_ROOM = bytes -> {};

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        EXTRACTOR.close();
    }

    @Test
    void everyKindOfBlockComesBackAsItWasRead() throws IOException {
        var page =
                "<html><head><title>Prices</title></head><body><h2>Drinks: \u00e4\u20ac\uD83D\uDE00</h2><p>All of 2026.</p>"
                        + "<table><tr><td>Tea</td><td></td></tr></table></body></html>";
        assertThat(extract("prices.html", page))
                .isEqualTo(new ExtractedText(
                        "Prices",
                        List.of(
                                new Block.Heading(2, "Drinks: \u00e4\u20ac\uD83D\uDE00", null),
                                new Block.Paragraph("All of 2026.", null),
                                new Block.Table(List.of(), List.of(List.of("Tea", "")), null))));
    }

    @Test
    void whatIsWrongWithAFileIsToldByItsCode() {
        assertRejected("picture", "\0\1\2", RejectionCode.UNSUPPORTED_TYPE);
        assertRejected("cut.pdf", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", RejectionCode.CORRUPT_DOCUMENT);
    }

    @Test
    void aFileThatTakesMoreMemoryThanThereIsIsTooLarge() throws IOException {
        assertRejected("large.txt", "word ".repeat(12_000_000), RejectionCode.TOO_LARGE);
        assertThat(extract("small.txt", "word").blocks()).hasSize(1);
    }

    @Test
    void aFileThatIsGoneIsNotTheDocumentsFault() {
        var document = new SourceDocument(folder.resolve("gone"), 1, "0", null, null);
        assertThatThrownBy(() -> EXTRACTOR.detect(document)).isInstanceOf(PassingException.class);
        assertThatThrownBy(() -> EXTRACTOR.extract(document, "application/pdf", ANY_ROOM))
                .isInstanceOf(PassingException.class);
        assertThatThrownBy(() -> EXTRACTOR.extract(document, "text/plain", ANY_ROOM))
                .isInstanceOf(PassingException.class);
    }

    @Test
    void bytesThatAreNotThoseThatWereStoredAreNotTheDocumentsFault() throws IOException {
        var file = Files.writeString(folder.resolve("blob"), "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");
        var document = new SourceDocument(file, Files.size(file), "0", null, "cut.pdf");
        assertThatThrownBy(() -> EXTRACTOR.extract(document, "application/pdf", ANY_ROOM))
                .isInstanceOf(PassingException.class);
    }

    @Test
    void aTextIsWeighedBeforeItTakesItsMemory() throws IOException {
        // Given
        var cells = 100_000L;
        var weights = new ArrayList<Long>();
        // When
        var text = extract("table.csv", "0,1,0,1,0,1,0,1,0,1\n".repeat(10_000), weights::add);
        // Then
        assertThat(text.blocks().stream().flatMap(Block::texts)).hasSize((int) cells);
        assertThat(weights)
                .singleElement()
                .satisfies(weight -> assertThat(weight).isBetween(52 * cells, 80 * cells));
        assertThatThrownBy(() -> extract("table.csv", "a,b", bytes -> {
                    throw new RejectedException(RejectionCode.TOO_LARGE, "no room");
                }))
                .isInstanceOf(RejectedException.class);
    }

    private void assertRejected(String name, String content, RejectionCode code) {
        assertThatThrownBy(() -> extract(name, content))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private ExtractedText extract(String name, String content) throws IOException {
        return extract(name, content, ANY_ROOM);
    }

    private ExtractedText extract(String name, String content, LongConsumer room) throws IOException {
        var file = Files.writeString(folder.resolve("blob"), content);
        var document = new SourceDocument(file, Files.size(file), Sha256.hex(file), null, name);
        try (var reading =
                EXTRACTOR.extract(document, EXTRACTOR.detect(document).mediaType(), room)) {
            return reading.text();
        }
    }

    private record Limits(Duration timeout, int maxCharacters, int concurrency, int heapMegabytes, Parts parts)
            implements ExtractConfig {}

    private record PartLimits(int maxDepth, int maxCount, long maxBytes) implements ExtractConfig.Parts {}
}
