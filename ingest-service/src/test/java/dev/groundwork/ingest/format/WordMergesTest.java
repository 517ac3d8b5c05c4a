package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Cleaner;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

class WordMergesTest {

    @TempDir
    Path folder;

    @Test
    void mergedCellsAreSaidWhereTheyReach() throws IOException {
        try (var document = new XWPFDocument()) {
            // Given
            table(document, "Plain,table/of,cells");
            var table = table(
                    document, "Depot,2024,2025/,Price,Staff,Price,Staff/Turku,10,4,,6/,11,5,21,7/Oslo,closed,8,9");
            spanning(table.getRow(0).getCell(1), 2);
            spanning(table.getRow(0).getCell(2), 2);
            properties(table.getRow(2).getCell(0)).addNewVMerge().setVal(STMerge.RESTART);
            properties(table.getRow(3).getCell(0)).addNewVMerge();
            spanning(table.getRow(4).getCell(1), 2);
            // When
            var blocks = read(document);
            // Then
            assertThat(blocks)
                    .containsExactly(
                            new Block.Table(List.of(), rows("Plain,table/of,cells"), null),
                            new Block.Table(
                                    List.of(),
                                    rows(
                                            "Depot,2024,2024,2025,2025/,Price,Staff,Price,Staff/Turku,10,4,,6/Turku,11,5,21,7/Oslo,closed,,8,9"),
                                    null));
        }
    }

    @Test
    void aTableWithinATableIsNotOfItsShape() throws IOException {
        try (var document = new XWPFDocument()) {
            // Given
            var outer = table(document, "a,b/c,d,e");
            spanning(outer.getRow(0).getCell(1), 2);
            var first = outer.getRow(0).getCell(0);
            var cursor = first.getParagraphs().getFirst().getCTP().newCursor();
            spanning(first.insertNewTbl(cursor).createRow().createCell(), 2);
            // When, then
            assertThat(read(document)).containsExactly(new Block.Table(List.of(), rows("a,b,b/c,d,e"), null));
        }
    }

    @Test
    void aTableHasTheMergesOfNoOtherOfItsShape() throws IOException {
        for (var mergedIsFirst : List.of(true, false)) {
            try (var document = new XWPFDocument()) {
                // Given
                var first = table(document, mergedIsFirst ? "Turku,10/,11" : "Bergen,20/Oslo,21");
                var second = table(document, mergedIsFirst ? "Bergen,20/Oslo,21" : "Turku,10/,11");
                joinFirstColumn(mergedIsFirst ? first : second);
                // When, then
                var merged = new Block.Table(List.of(), rows("Turku,10/Turku,11"), null);
                var plain = new Block.Table(List.of(), rows("Bergen,20/Oslo,21"), null);
                assertThat(read(document)).isEqualTo(mergedIsFirst ? List.of(merged, plain) : List.of(plain, merged));
            }
        }
    }

    @Test
    void aTableOfTheMarginTakesNoMergesOfTheDocument() throws IOException {
        try (var document = new XWPFDocument()) {
            // Given
            var header = document.createHeader(HeaderFooterType.DEFAULT).createTable(2, 2);
            fill(header, "Depots,2025/Prices,2026");
            spanning(table(document, "a,b/c,d,e").getRow(0).getCell(1), 2);
            spanning(table(document, "f,g/h,i").getRow(0).getCell(0), 2);
            // When, then
            assertThat(read(document))
                    .containsExactly(
                            new Block.Table(List.of(), rows("Depots,2025/Prices,2026"), null),
                            new Block.Table(List.of(), rows("a,b,b/c,d,e"), null),
                            new Block.Table(List.of(), rows("f,g/h,i"), null));
        }
    }

    @Test
    void aTableThatIsNotReadAsOneGivesItsMergesToNoOther() throws IOException {
        try (var document = new XWPFDocument()) {
            // Given
            var field = document.getDocument().getBody().addNewSdt().addNewSdtContent();
            var form = new XWPFTable(field.addNewTbl(), document);
            fill(form, "Turku,10/,11");
            joinFirstColumn(form);
            table(document, "Bergen,20/Oslo,21");
            // When, then
            assertThat(read(document)).contains(new Block.Table(List.of(), rows("Bergen,20/Oslo,21"), null));
        }
    }

    private static void joinFirstColumn(XWPFTable table) {
        properties(table.getRow(0).getCell(0)).addNewVMerge().setVal(STMerge.RESTART);
        properties(table.getRow(1).getCell(0)).addNewVMerge();
    }

    private static void fill(XWPFTable table, String rows) {
        while (table.getNumberOfRows() > 0) {
            table.removeRow(0);
        }
        for (var cells : rows(rows)) {
            var row = table.createRow();
            while (!row.getTableCells().isEmpty()) {
                row.removeCell(0);
            }
            cells.forEach(cell -> row.createCell().setText(cell));
        }
    }

    private static XWPFTable table(XWPFDocument document, String rows) {
        var table = document.createTable(0, 0);
        fill(table, rows);
        return table;
    }

    private static void spanning(XWPFTableCell cell, int columns) {
        properties(cell).addNewGridSpan().setVal(BigInteger.valueOf(columns));
    }

    private static CTTcPr properties(XWPFTableCell cell) {
        var markup = cell.getCTTc();
        return markup.isSetTcPr() ? markup.getTcPr() : markup.addNewTcPr();
    }

    private static List<List<String>> rows(String rows) {
        return Arrays.stream(rows.split("/"))
                .map(row -> List.of(row.split(",", -1)))
                .toList();
    }

    private List<Block> read(XWPFDocument word) throws IOException {
        var file = folder.resolve("blob");
        try (var out = Files.newOutputStream(file)) {
            word.write(out);
        }
        var document = new SourceDocument(file, Files.size(file), "0", null, "depots.docx");
        var type = new Detector().detect(document).mediaType();
        var unpacking = new Unpacking(folder, 1, 10, 100_000);
        return new Cleaner()
                .clean(new FileReader().read(document, type, 10_000, unpacking))
                .blocks();
    }
}
