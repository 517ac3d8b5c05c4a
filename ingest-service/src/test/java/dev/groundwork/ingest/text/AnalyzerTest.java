package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.source.SourceDocument;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalyzerTest {

    private static final Block GERMAN = new Block.Paragraph(
            "Die Reisekosten werden nach der Rückkehr innerhalb von zwei Wochen mit den Belegen abgerechnet und erstattet.",
            1);

    private final Analyzer analyzer = new Analyzer(new Languages());

    @Test
    void theLanguageIsFound() {
        assertThat(analyze(null, "text/plain", GERMAN).language()).isEqualTo("de");
    }

    @Test
    void theLanguageOfAFewWordsIsUnknown() {
        assertThat(analyze(null, "text/plain", new Block.Paragraph("OK 42", null))
                        .language())
                .isNull();
    }

    @Test
    void theTitleIsTheStatedOneOrTheFirstHeadingOrTheFileName() {
        var heading = new Block.Heading(1, "Reisen", 1);
        assertThat(analyze("Handbuch", "text/html", heading, GERMAN).title()).isEqualTo("Handbuch");
        assertThat(analyze("Microsoft Word - x.doc", "text/html", heading, GERMAN)
                        .title())
                .isEqualTo("Reisen");
        assertThat(analyze(null, "text/html", GERMAN).title()).isEqualTo("travel policy");
    }

    @Test
    void whoWroteAMessageToWhomIsNotItsTitle() {
        var head = new Block.Heading(1, "From: Ann. To: Bob", null);
        assertThat(analyze(null, "message/rfc822", head, GERMAN).title()).isEqualTo("travel policy");
        assertThat(analyze("Lunch", "message/rfc822", head, GERMAN).title()).isEqualTo("Lunch");
    }

    @Test
    void aLongTitleIsCutBetweenCharacters() {
        assertThat(analyze("Fees " + "\uD83D\uDE00".repeat(200), "text/html", GERMAN)
                        .title())
                .isEqualTo("Fees " + "\uD83D\uDE00".repeat(97));
    }

    @Test
    void aDocumentWithoutLettersIsEmpty() {
        assertThatThrownBy(() -> analyze(null, "text/plain", new Block.Paragraph("--- ***", null)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("No text");
    }

    @Test
    void aDocumentMayBeginWithManySigns() {
        var signs = new Block.Paragraph("--- *** ".repeat(1000), 1);
        assertThat(analyze(null, "text/plain", signs, GERMAN).blocks()).containsExactly(signs, GERMAN);
    }

    @Test
    void numberedAndCapitalLinesOfAPdfAreHeadings() {
        var blocks = analyze(
                        null,
                        "application/pdf",
                        new Block.Paragraph("Item 2. Management's Discussion", 1),
                        GERMAN,
                        new Block.Paragraph("RISK FACTORS", 2),
                        GERMAN,
                        new Block.Paragraph("It was good.", 3))
                .blocks();
        assertThat(blocks)
                .filteredOn(Block.Heading.class::isInstance)
                .extracting(Block::page)
                .containsExactly(1, 2);
    }

    @Test
    void theFirstLineOfASlideIsItsHeading() {
        var type = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
        var blocks =
                analyze(null, type, new Block.Paragraph("Roadmap", 2), GERMAN).blocks();
        assertThat(blocks.getFirst()).isEqualTo(new Block.Heading(2, "Roadmap", 2));
    }

    @Test
    void aFullFirstRowWithoutNumbersNamesTheColumns() {
        var named = new Block.Table(List.of(), List.of(List.of("Item", "Price"), List.of("Tea", "2")), 1);
        var unnamed = new Block.Table(List.of(), List.of(List.of("Tea", "2"), List.of("Milk", "1")), 1);
        assertThat(analyze(null, "text/csv", named, unnamed).blocks())
                .containsExactly(new Block.Table(List.of("Item", "Price"), List.of(List.of("Tea", "2")), 1), unnamed);
    }

    @Test
    void codeIsTextWithoutALanguage() {
        var code = new Block.Code("for der in die: das = und(oder, wenn, dann, nicht, auch, noch)", null);
        assertThat(analyze(null, "text/x-python", code).language()).isNull();
        assertThat(analyze(null, "text/markdown", code, GERMAN).language()).isEqualTo("de");
    }

    @Test
    void sheetsAreNumberedByTheirNamesOrTheirTables() {
        var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        var name = new Block.Heading(1, "Prices", null);
        var table = new Block.Table(List.of(), List.of(List.of("Tea", "2")), null);
        var note = new Block.Paragraph("without tax", null);
        assertThat(analyze(null, type, name, table, note, name).blocks())
                .extracting(Block::page)
                .containsExactly(1, 1, 1, 2);
        assertThat(analyze(null, type, note, table, note, table).blocks())
                .extracting(Block::page)
                .containsExactly(1, 1, 1, 2);
        assertThat(analyze(null, "text/html", name, table).blocks())
                .extracting(Block::page)
                .containsOnlyNulls();
    }

    private Document analyze(String title, String type, Block... blocks) {
        var source = new SourceDocument(Path.of("x"), 1, "0", null, "travel_policy.docx");
        return analyzer.analyze(new ExtractedText(title, List.of(blocks)), source, type);
    }
}
