package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PdfHeadingsTest {

    private static final String TEXT =
            "The switch is guarded by a passphrase so that nobody moves a region by accident.";

    @Test
    void aShortLineBeforeRunningTextIsAHeading() {
        assertThat(headings("Authorise the failover", TEXT)).containsExactly("Authorise the failover");
    }

    @Test
    void whatEndsLikeASentenceOrIsFollowedByAnotherShortLineIsNone() {
        assertThat(headings(
                        "See accompanying notes.", TEXT, "Is it so?", TEXT, "Price and volume", "Item Agreed", "end"))
                .isEmpty();
    }

    @Test
    void theLastRowOfATableIsNone() {
        assertThat(headings(
                        "Replication lag of the database below 4 minutes",
                        "Certificate of the gateway valid for 7 days or more",
                        TEXT,
                        "Volume below 40 loads price is renegotiated",
                        "Delays",
                        TEXT))
                .containsExactly("Delays");
    }

    @Test
    void numbersNamesAndCapitalsMarkAHeadingWhateverFollows() {
        assertThat(headings("2.1 Scope", "ASSETS", "Item 1A. Risk Factors", "Note 3 – Leases", "Note that", "end"))
                .containsExactly("2.1 Scope", "ASSETS", "Item 1A. Risk Factors", "Note 3 – Leases");
    }

    @Test
    void aRowOfATableIsNoneHoweverItBegins() {
        assertThat(headings("9 Hammer 18 27.50", "Part 7 Maker 21 7.50", "TOTAL 39 35.00", "end"))
                .isEmpty();
    }

    @Test
    void aLineOfEveryPageIsNone() {
        var pages = new ArrayList<Block>();
        IntStream.rangeClosed(1, 4).forEach(page -> {
            pages.add(new Block.Paragraph("ACME CORPORATION", page));
            pages.add(new Block.Paragraph(TEXT, page));
        });
        assertThat(headings(pages)).isEmpty();
    }

    @Test
    void theTitleOverATableAtTheTopOfAPageIsOne() {
        assertThat(headings(List.of(
                        new Block.Paragraph(TEXT, 1),
                        new Block.Paragraph("Statements of Income", 2),
                        new Block.Paragraph("Three Months Ended", 2),
                        new Block.Paragraph("Net revenue 11,715 18,353", 2))))
                .containsExactly("Statements of Income");
    }

    private static List<String> headings(String... texts) {
        return headings(List.of(texts).stream()
                .<Block>map(text -> new Block.Paragraph(text, 1))
                .toList());
    }

    private static List<String> headings(List<Block> blocks) {
        var headings = new PdfHeadings(blocks);
        return IntStream.range(0, blocks.size())
                .filter(headings::isHeading)
                .mapToObj(index -> ((Block.Paragraph) blocks.get(index)).text())
                .toList();
    }
}
