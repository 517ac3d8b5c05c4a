package dev.groundwork.ingest.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Block.Voice;
import dev.groundwork.ingest.text.Document;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where passages end by the kind of their document. */
class KindTest {

    private static final String SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    private static final String SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final TokenCounter WORDS =
            text -> text.isBlank() ? 0 : text.strip().split("\\s+").length;

    @Test
    void everySlideIsAPassageUnderItsOwnTitle() {
        var passages = chunk(
                SLIDES,
                new Block.Heading(2, "Roadmap", 1),
                new Block.Paragraph("Soon.", 1),
                new Block.Paragraph("No title here.", 2),
                new Block.Heading(2, "Costs", 3));
        assertThat(passages)
                .extracting(Passage::page, Passage::headings, Passage::text)
                .containsExactly(
                        tuple(1, List.of("Roadmap"), "Soon."),
                        tuple(2, List.of(), "No title here."),
                        tuple(3, List.of("Costs"), "Costs"));
        assertThat(passages).extracting(Passage::ordinal).containsExactly(0, 1, 2);
    }

    @Test
    void aLongSlideIsCutWithin() {
        var passages = chunk(
                SLIDES,
                new Block.Heading(2, "Roadmap", 1),
                new Block.Paragraph(words(45), 1),
                new Block.Paragraph("Next.", 2));
        assertThat(passages).extracting(Passage::page).containsExactly(1, 1, 1, 2);
        assertThat(passages.subList(0, 3))
                .allSatisfy(passage -> assertThat(passage.headings()).containsExactly("Roadmap"));
    }

    @Test
    void noPassageCrossesSheets() {
        var passages = chunk(
                SHEETS,
                new Block.Heading(1, "Prices", 1),
                new Block.Table(List.of("Item", "Price"), Collections.nCopies(8, List.of("Tea", "2")), 1),
                new Block.Heading(1, "Empty", 2),
                new Block.Heading(1, "Staff", 3),
                new Block.Table(List.of("Name", "Role"), List.of(List.of("Ann", "Clerk")), 3));
        assertThat(passages)
                .extracting(passage -> passage.headings().getLast())
                .containsExactly("Prices", "Prices", "Staff");
        assertThat(passages)
                .extracting(passage -> passage.text().lines().findFirst().orElseThrow())
                .containsExactly("Item | Price", "Item | Price", "Name | Role");
    }

    @Test
    void aWorkbookOfNamesAloneIsFoundByThem() {
        assertThat(chunk(SHEETS, new Block.Heading(1, "Budget", 1), new Block.Heading(1, "Staff", 2)))
                .extracting(Passage::text)
                .containsExactly("Budget", "Staff");
    }

    @Test
    void newTextSharesNoPassageWithWhatIsQuotedOrSigned() {
        var passages = chunk(
                "message/rfc822",
                new Block.Heading(1, "From: Ann. To: Bob", null),
                new Block.Paragraph("Yes, at noon.", null),
                new Block.Aside(Voice.QUOTE, "On Monday Bob wrote:", null),
                new Block.Aside(Voice.QUOTE, "Do we meet?", null),
                new Block.Paragraph("And bring the list.", null),
                new Block.Aside(Voice.SIGNATURE, "Ann, Accounts", null));
        assertThat(passages)
                .extracting(Passage::text)
                .containsExactly(
                        "Yes, at noon.", "On Monday Bob wrote:\nDo we meet?", "And bring the list.", "Ann, Accounts");
        assertThat(passages)
                .extracting(Passage::headings)
                .containsExactly(
                        List.of("From: Ann. To: Bob"),
                        List.of("From: Ann. To: Bob", "Quoted text"),
                        List.of("From: Ann. To: Bob"),
                        List.of("From: Ann. To: Bob", "Signature"));
    }

    @Test
    void theHeadOfAMessageStandsAboveTheHeadingsInItsText() {
        assertThat(chunk(
                        "message/rfc822",
                        new Block.Heading(1, "From: Ann", null),
                        new Block.Heading(1, "News", null),
                        new Block.Paragraph("It rains today. ".repeat(12), null)))
                .last()
                .satisfies(passage -> assertThat(passage.headings()).containsExactly("From: Ann", "News"));
    }

    @Test
    void aMessageWithoutTextIsFoundByItsHead() {
        assertThat(chunk("message/rfc822", new Block.Heading(1, "From: Ann", null)))
                .extracting(Passage::text)
                .containsExactly("From: Ann");
    }

    @Test
    void sourceCodeIsPackedByItsLines() {
        var code = "class A {\n" + "    int count of things;\n".repeat(10) + "}";
        var passages = chunk("text/x-java-source", new Block.Code(code, null));
        assertThat(passages).hasSize(3);
        assertThat(passages.getLast().headings()).containsExactly("class A {");
        assertThat(passages.stream().map(Passage::text).collect(Collectors.joining("\n")))
                .isEqualTo(code);
    }

    @Test
    void aFewLinesOfCodeGoOnWithTheTextAroundThem() {
        assertThat(chunk(
                        "text/markdown",
                        new Block.Paragraph("Call it so:", null),
                        new Block.Code("run(\n    1)", null),
                        new Block.Paragraph("That is all.", null)))
                .extracting(Passage::text)
                .containsExactly("Call it so:\nrun(\n    1)\nThat is all.");
    }

    private static List<Passage> chunk(String type, Block... blocks) {
        return new Chunker(WORDS, new Limits(20, 5)).chunk(new Document("Title", type, "en", List.of(blocks)));
    }

    private static String words(int count) {
        return "word ".repeat(count).strip();
    }
}
