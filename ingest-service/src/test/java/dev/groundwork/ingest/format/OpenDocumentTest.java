package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Cleaner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDocumentTest {

    private static final String TYPE = "application/vnd.oasis.opendocument.";
    private static final String NAMESPACES = """
             xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
             xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
             xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
             xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
             xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
             xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0"
            """;
    private static final String SHEETS = sheet("Fees", "Oslo") + sheet("Rooms", "Turku");

    @TempDir
    Path folder;

    @Test
    void slidesAreThePagesOfAPresentation() throws IOException {
        assertThat(blocks("presentation", slide("Drill") + slide("Contacts")))
                .containsExactly(new Block.Paragraph("Drill", 1), new Block.Paragraph("Contacts", 2));
    }

    @Test
    void whatAllSlidesHaveInCommonIsTextWhereThereIsNoOther() throws IOException {
        assertThat(blocks("presentation", "<draw:page/>").toString()).contains("Every page");
    }

    @Test
    void aSheetBeginsWithItsName() throws IOException {
        assertThat(blocks("spreadsheet", SHEETS)).isEqualTo(sheets());
    }

    @Test
    void soItDoesInAFileThatIsNotPacked() throws IOException {
        var flat = "<office:document office:mimetype=\"" + TYPE + "spreadsheet\"" + NAMESPACES + ">"
                + body("spreadsheet", SHEETS) + "</office:document>";
        assertThat(read("book.fods", TYPE + "flat.spreadsheet", flat.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(sheets());
    }

    @Test
    void aTableOfATextIsNoSheet() throws IOException {
        assertThat(blocks("text", sheet("Table1", "Oslo")))
                .contains(new Block.Table(List.of(), List.of(List.of("Oslo")), null))
                .noneMatch(Block.Heading.class::isInstance);
    }

    /** Rows of hidden cells under a merged one, and empty ones. */
    @Test
    void aRowThatIsWrittenOnceForManyCountsAsMany() throws IOException {
        var rows = """
                <table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3">\
                <text:p>Fees</text:p></table:table-cell><table:covered-table-cell/><table:table-cell/></table:table-row>
                <table:table-row table:number-rows-repeated="2">\
                <table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell/></table:table-row>
                <table:table-row><table:table-cell><text:p>City</text:p></table:table-cell>\
                <table:table-cell><text:p>Fee</text:p></table:table-cell></table:table-row>
                <table:table-row table:number-rows-repeated="1048571"><table:table-cell/></table:table-row>
                """;
        assertThat(blocks("spreadsheet", "<table:table>" + rows + "</table:table>"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Table.class,
                        table -> assertThat(table.rows())
                                .containsExactly(List.of("Fees", ""), List.of("Fees", ""), List.of("City", "Fee")));
    }

    @Test
    void theDataOfAChartAreNoSheet() throws IOException {
        var chart = body("chart", "<chart:chart>" + sheet("local-table", "Share") + "</chart:chart>");
        assertThat(blocks("spreadsheet", SHEETS, chart))
                .startsWith(sheets().toArray(Block[]::new))
                .contains(new Block.Table(List.of(), List.of(List.of("Share")), 2))
                .filteredOn(Block.Heading.class::isInstance)
                .hasSize(2);
    }

    @Test
    void aDrawingInATextIsNoPage() throws IOException {
        assertThat(blocks("text", "<text:p>Text</text:p>", body("drawing", slide("Plan"))))
                .contains(new Block.Paragraph("Text", null), new Block.Paragraph("Plan", null));
    }

    @Test
    void aDrawingOnASlideIsNoSlide() throws IOException {
        assertThat(blocks("presentation", slide("Drill"), body("drawing", slide("Plan"))))
                .containsExactly(new Block.Paragraph("Drill", 1), new Block.Paragraph("Plan", 1));
    }

    @Test
    void eachPageOfADrawingIsOne() throws IOException {
        assertThat(blocks("graphics", slide("Floor") + slide("Roof")))
                .contains(new Block.Paragraph("Floor", 1), new Block.Paragraph("Roof", 2));
    }

    private static List<Block> sheets() {
        return List.of(
                new Block.Heading(1, "Fees", 1),
                new Block.Table(List.of(), List.of(List.of("Oslo")), 1),
                new Block.Heading(1, "Rooms", 2),
                new Block.Table(List.of(), List.of(List.of("Turku")), 2));
    }

    private static String slide(String text) {
        return "<draw:page><draw:frame><draw:text-box><text:p>" + text
                + "</text:p></draw:text-box></draw:frame></draw:page>";
    }

    private static String sheet(String name, String cell) {
        return "<table:table table:name=\"" + name + "\"><table:table-row><table:table-cell><text:p>" + cell
                + "</text:p></table:table-cell></table:table-row></table:table>";
    }

    private static String body(String kind, String content) {
        return "<office:body><office:%1$s>%2$s</office:%1$s></office:body>".formatted(kind, content);
    }

    private List<Block> blocks(String kind, String content) throws IOException {
        return blocks(kind, content, null);
    }

    /** @param embedded the body of an object in it, if there is one */
    private List<Block> blocks(String kind, String content, String embedded) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "mimetype", TYPE + kind);
            add(
                    zip,
                    "styles.xml",
                    "<office:document-styles" + NAMESPACES + "><office:master-styles><style:master-page><style:header>"
                            + "<text:p>Every page</text:p></style:header></style:master-page></office:master-styles>"
                            + "</office:document-styles>");
            add(zip, "content.xml", content(body(kind.equals("graphics") ? "drawing" : kind, content)));
            if (embedded != null) {
                add(zip, "Object 1/content.xml", content(embedded));
            }
        }
        return read("document", TYPE + kind, bytes.toByteArray());
    }

    private static String content(String body) {
        return "<office:document-content" + NAMESPACES + ">" + body + "</office:document-content>";
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Block> read(String name, String type, byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("blob"), bytes);
        var document = new SourceDocument(file, bytes.length, "0", null, name);
        var text = new FileReader().read(document, type, 10_000, new Unpacking(folder, 1, 10, 100_000));
        return new Cleaner().clean(text, type).blocks();
    }
}
