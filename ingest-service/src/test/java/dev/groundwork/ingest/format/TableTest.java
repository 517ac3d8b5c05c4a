package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Cleaner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each value of a table stands under the name of its own column, in whatever format the table is. */
class TableTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<tr><td>a<td><td>b<tr><td>c<td>d ~ a,,b/c,d",
                "<tr><td rowspan=2>a<td>b<tr><td>c ~ a,b/a,c",
                "<tr><td>a<td rowspan=3>b<td>c<tr><td>d<td>e<tr><td>f ~ a,b,c/d,b,e/f,b",
                "<tr><td rowspan=2><td>b<tr><td>c ~ b/c",
                "<tr><td>a<td>b<td rowspan=3>c<tr><td>d<tr><td>e<td>f<tr><td>g<td>h<td>i ~ a,b,c/d,,c/e,f,c/g,h,i",
                "<tr><td>a<td rowspan=3>b<tr><td colspan=2>all<tr><td>c<td>d<tr><td>e<td>f ~ a,b/all,all/c,b,d/e,f",
                "<tr><td colspan=3>all<tr><td>a<td>b<td>c ~ all/a,b,c",
                "<tr><td>a<td colspan=2>b<td>c<tr><td>1<td>2<td>3<td>4 ~ a,b,b,c/1,2,3,4",
                "<tr><td>a<td>b<td>c<tr><td>1<td>2<td>3<tr><td colspan=2>closed<td>5 ~ a,b,c/1,2,3/closed,,5",
                "<tr><td colspan=2 rowspan=2>a<td>b<tr><td>c ~ a,a,b/a,a,c",
                "<tr><td colspan=-1 rowspan=x>a<td colspan=0>b<tr><td>c<td>d ~ a,b/c,d",
                "<tr><td>a<td>&nbsp;<td>b<tr><td>c<td><td>d ~ a,b/c,d"
            })
    void aCellStandsInItsColumnWhateverSpansTheOnesBeforeIt(String rows, String expected) {
        assertThat(page(rows)).isEqualTo("/" + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<tr><th>a<th><th>c<tr><td>1<td>2<td>3 ~ a,,c/1,2,3",
                "<tr><td><th>a<th>b<tr><th>1<td>2<td>3 ~ ,a,b/1,2,3",
                "<tr><th rowspan=2>a<th colspan=2>b<tr><th>c<th>d<tr><td>1<td>2<td>3 ~ a,b c,b d/1,2,3",
                "<tr><th>a<td>1<tr><th>b<td>2 ~ /a,1/b,2",
                "<tr><th>a<th>b<tr><th>c<th>d ~ /a,b/c,d"
            })
    void aRowOfNamesIsTheHeader(String rows, String expected) {
        assertThat(page(rows)).isEqualTo(expected);
    }

    @Test
    void aMarkedTitleAboveTheNamesIsTheCaption() {
        assertThat(blocks("page.html", "<table><tr><th colspan=2>Fees<tr><th>a<th>b<tr><td>1<td>2</table>"))
                .containsExactly(new Block.Table("Fees", List.of("a", "b"), List.of(List.of("1", "2")), null));
    }

    @Test
    void whatIsLongIsReadOnce() {
        var text = "long ".repeat(30).strip();
        assertThat(page("<tr><td rowspan=2>" + text + "<td>b<tr><td>c")).isEqualTo("/" + text + ",b/,c");
    }

    @Test
    void aSpanOfMoreColumnsThanThereCanBeTakesNoPlace() {
        assertThat(page("<tr><td colspan=10000000><td>a")).isEqualTo("/a");
        assertThat(page("<tr><td>a<td colspan=10000000>b<tr><td>c")).isEqualTo("/a,b/c");
        assertThat(page("<tr><td>a<td colspan=99999999999999999999>b<tr><td>c")).isEqualTo("/a,b/c");
    }

    @Test
    void whatSpansRepeatCounts() {
        assertThatThrownBy(() -> page("<tr><td rowspan=60000 colspan=1000>a<td>b" + "<tr><td>c".repeat(20)))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prices.tsv", "prices.tab"})
    void whatTabsPartIsATable(String name) {
        assertThat(blocks(name, "Item, kind\tPrice\tStaff\nTea\t\t1\nMilk\t2\t\n"))
                .containsExactly(new Block.Table(
                        List.of(),
                        List.of(
                                List.of("Item, kind", "Price", "Staff"),
                                List.of("Tea", "", "1"),
                                List.of("Milk", "2", "")),
                        null));
    }

    @Test
    void notesForAGuitarAreNoTable() {
        assertThat(blocks("song.tab", "e|---0---\nB|---1---\n")).hasOnlyElementsOfType(Block.Paragraph.class);
    }

    @Test
    void theLineThatSaysWhatPartsTheColumnsIsNotOfTheTable() {
        assertThat(blocks("prices.csv", "sep=;\nItem;Price\nTea, green;2,5\n"))
                .containsExactly(new Block.Table(
                        List.of(), List.of(List.of("Item", "Price"), List.of("Tea, green", "2,5")), null));
    }

    @Test
    void aTitleAboveTheNamesDoesNotSayWhatPartsTheColumns() {
        assertThat(blocks("prices.csv", "Fees, costs, prices\n\nItem;Price\nTea;2\n"))
                .containsExactly(new Block.Table(
                        List.of(),
                        List.of(List.of("Fees, costs, prices"), List.of("Item", "Price"), List.of("Tea", "2")),
                        null));
    }

    /** The header and the rows of the table. */
    private String page(String rows) {
        var table = (Block.Table) blocks("page.html", "<html><body><table>" + rows + "</table></body></html>")
                .getFirst();
        assertThat(table.caption()).isEmpty();
        return String.join(",", table.header())
                + table.rows().stream().map(row -> "/" + String.join(",", row)).reduce("", String::concat);
    }

    private List<Block> blocks(String name, String content) {
        try {
            var file = Files.writeString(folder.resolve("blob"), content);
            var document = new SourceDocument(file, Files.size(file), "0", null, name);
            var type = new Detector().detect(document).mediaType();
            var unpacking = new Unpacking(folder, 1, 10, 100_000);
            return new Cleaner()
                    .clean(new FileReader().read(document, type, 10_000, unpacking))
                    .blocks();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
