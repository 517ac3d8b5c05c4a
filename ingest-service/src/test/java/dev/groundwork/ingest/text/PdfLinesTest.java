package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PdfLinesTest {

    @Test
    void aHeadingIsPartedFromTheTextItWasGluedTo() {
        assertThat(split("""
                        Authorise the failover
                        The switch is guarded by a passphrase so that nobody moves a region by accident. The failover
                        passphrase for Beacon is kept by two people. The switch console asks for it once.""")).containsExactly("Authorise the failover", """
                        The switch is guarded by a passphrase so that nobody moves a region by accident. The failover
                        passphrase for Beacon is kept by two people. The switch console asks for it once.""");
    }

    @Test
    void lineEndsOfTheLayoutStay() {
        var text = """
                Two hundred drivers completed the course for rail transfer, so
                that a trailer can now change from road to rail. Nobody waits. In
                Frankfurt there is a desk for questions.""";
        assertThat(split(text)).containsExactly(text);
    }

    @Test
    void aParagraphOfHardSpacesAloneIsNone() {
        assertThat(split("\u00a0 \u00a0", "Total net sales")).containsExactly("Total net sales");
    }

    @Test
    void aNarrowColumnIsNotTornApart() {
        var text = """
                Lower margin from
                higher cost in
                Europe and Asia""";
        assertThat(split("x".repeat(90) + "\n" + "y".repeat(90) + "\n" + "z".repeat(90), text))
                .contains(text);
    }

    @Test
    void rowsOfATableAreLinesOfTheirOwn() {
        assertThat(split("""
                        Cash and cash equivalents $ 27,502  $ 34,940\u00a0
                        Inventories 5,433  (6,580)
                        Common stock, including
                        what was withheld 12 % —"""))
                .containsExactly(
                        "Cash and cash equivalents $ 27,502  $ 34,940",
                        "Inventories 5,433  (6,580)",
                        "Common stock, including\nwhat was withheld 12 % —");
    }

    @Test
    void aDateAtTheEndOfALineMakesNoRow() {
        assertThat(PdfLines.isRow("as of June 25, 2022")).isFalse();
        assertThat(PdfLines.isRow("Revenue 198.3 214.7")).isTrue();
        assertThat(PdfLines.isRow("Deliveries on time 94.1 % 95.6 %")).isTrue();
    }

    @Test
    void twoShortLinesAreTwoWhereTheTextIsWide() {
        assertThat(split(
                        "x".repeat(90) + "\n" + "y".repeat(90) + "\n" + "z".repeat(90),
                        "Annual report\nFinance, 20 March"))
                .endsWith("Annual report", "Finance, 20 March");
    }

    @Test
    void headingsAndPagesStay() {
        var heading = new Block.Heading(1, "Plan", 3);
        assertThat(PdfLines.split(List.of(heading, new Block.Paragraph("One line", 4))))
                .containsExactly(heading, new Block.Paragraph("One line", 4));
    }

    private static List<String> split(String... paragraphs) {
        List<Block> blocks = List.<String>of(paragraphs).stream()
                .<Block>map(text -> new Block.Paragraph(text, 1))
                .toList();
        return PdfLines.split(blocks).stream()
                .map(block -> ((Block.Paragraph) block).text())
                .toList();
    }
}
