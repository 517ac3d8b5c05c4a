package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Cleaner;
import dev.groundwork.ingest.text.ExtractedText;
import dev.groundwork.ingest.text.FileType;
import dev.groundwork.ingest.text.Part;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileReaderTest {

    @TempDir
    Path folder;

    private final Detector detector = new Detector();
    private final FileReader reader = new FileReader();

    @Test
    void aSmallTableOfTextIsATable() {
        assertThat(blocks("prices.csv", "item;price\ntea;2\nmilk;1\n"))
                .containsExactly(new Block.Table(
                        List.of(), List.of(List.of("item", "price"), List.of("tea", "2"), List.of("milk", "1")), null));
    }

    @Test
    void whatStandsInATableBesideItsRowsIsAParagraph() {
        assertThat(
                        blocks(
                                "page.html",
                                "<html><body><table><caption>Fees of 2026</caption><tr><th>Item</th><th>Fee</th></tr>"
                                        + "<tr><td>Tea</td><td>2</td></tr></table><table><tr><td>Milk</td></tr></table></body></html>"))
                .containsExactly(
                        new Block.Paragraph("Fees of 2026", null),
                        new Block.Table(List.of("Item", "Fee"), List.of(List.of("Tea", "2")), null),
                        new Block.Table(List.of(), List.of(List.of("Milk")), null));
        assertThat(
                        blocks(
                                "page.html",
                                "<html><body><table><tr><td>Tea</td></tr><caption>Fees of 2026</caption></table></body></html>"))
                .containsExactly(
                        new Block.Table(List.of(), List.of(List.of("Tea")), null),
                        new Block.Paragraph("Fees of 2026", null));
    }

    @Test
    void markdownIsKnownByItsName() {
        assertThat(blocks("notes.md", "# Plan\n\nStart on Monday.\n"))
                .containsExactly(new Block.Heading(1, "Plan", null), new Block.Paragraph("Start on Monday.", null));
    }

    @Test
    void markdownIsKnownByItsDeclaredType() {
        assertThat(detector.detect(document(null, "text/markdown", "# Plan\n")).mediaType())
                .isEqualTo("text/markdown");
    }

    @Test
    void aNameDoesNotMakeTextOfAPicture() {
        assertThat(detector.detect(document("notes.txt", "text/plain", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")))
                .isEqualTo(new FileType("image/png", "text/plain"));
    }

    @Test
    void aNameDoesNotHideAText() {
        assertThat(detector.detect(document("s_notes.txt", null, "Fees: none.")).mediaType())
                .isEqualTo("text/plain");
        assertThat(detector.detect(document("song.mp3", "audio/mpeg", "Fees: none."))
                        .mediaType())
                .isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.rs", "proc.pls", "notes.xml"})
    void aNameDoesNotMakeXmlOfAText(String name) {
        assertThat(detector.detect(document(name, null, "fn main() {\n    start();\n}\n"))
                        .mediaType())
                .isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<feed>x</feed>", "\u00ef\u00bb\u00bf\r\n <feed>x</feed>", "\u00ff\u00fe<\0f\0/\0>\0"})
    void whatBeginsAsXmlIsXmlByItsName(String content) {
        assertThat(detector.detect(document("news.rss", null, content)).mediaType())
                .isEqualTo("application/xml");
    }

    @Test
    void aTableOfScienceIsATable() {
        assertThat(detector.detect(document("s_1.txt", null, "\"Source Name\"\t\"Organism\"\nculture1\tyeast\n"))
                        .mediaType())
                .isEqualTo("text/tab-separated-values");
    }

    @Test
    void whatNobodyHereCanReadIsUnsupported() {
        assertRejected("notes.txt", "\u007fELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0", RejectionCode.UNSUPPORTED_TYPE);
    }

    @Test
    void aMessageHasItsHeadAndBodyButNotItsAttachments() {
        // Given
        var mail = """
                From: Ann <ann@example.org>
                To: Bob <bob@example.org>
                Subject: Lunch
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                We meet at noon.
                --b
                Content-Type: text/plain; name=list.txt
                Content-Disposition: attachment; filename=list.txt

                secret attachment
                --b--
                """;
        // When
        var text = extract("lunch.eml", mail);
        // Then
        assertThat(text.title()).isEqualTo("Lunch");
        assertThat(text.blocks().toString())
                .contains("ann@example.org")
                .contains("We meet at noon.")
                .doesNotContain("secret");
        assertThat(text.parts()).extracting(Part::path).containsExactly("list.txt");
    }

    @Test
    void whatAMessageQuotesIsToldFromItsText() {
        // Given
        var mail = """
                From: Ann <ann@example.org>
                Date: Mon, 5 Jan 2026 10:00:00 +0000
                Subject: Lunch
                Content-Type: text/html

                <p>Yes, at noon.</p><div>On 4 Jan 2026, Bob wrote:</div>
                <blockquote><p>Do we meet?</p><table><tr><td>noon</td><td>one</td></tr></table></blockquote>
                <p>Ann</p>
                """;
        // When
        var text = extract("lunch.eml", mail);
        // Then
        assertThat(text.blocks())
                .containsExactly(
                        new Block.Heading(
                                1, "From: Ann <ann@example.org>. Date: 2026-01-05T10:00:00Z. Subject: Lunch", null),
                        new Block.Paragraph("Yes, at noon.", null),
                        new Block.Aside(Block.Voice.QUOTE, "On 4 Jan 2026, Bob wrote:", null),
                        new Block.Aside(Block.Voice.QUOTE, "Do we meet?", null),
                        new Block.Aside(Block.Voice.QUOTE, "noon one", null),
                        new Block.Paragraph("Ann", null));
    }

    @Test
    void aLongTitleIsCutBetweenCharacters() {
        assertThat(extract(
                                "page.html",
                                "<html><head><title>Fees! " + "&#x1F600;".repeat(600)
                                        + "</title></head><body><p>None.</p></body></html>")
                        .title())
                .isEqualTo("Fees! " + "\uD83D\uDE00".repeat(497));
        assertThat(extract(
                                "page.html",
                                "<html><head><title>Fees " + "&#x1F600;".repeat(600)
                                        + "</title></head><body><p>None.</p></body></html>")
                        .title())
                .isEqualTo("Fees " + "\uD83D\uDE00".repeat(497));
    }

    @Test
    void navigationOfAPageIsNoContent() {
        assertThat(
                        blocks(
                                "page.html",
                                "<html><body><nav>Home</nav><main><h2>Fees</h2><p>None.</p></main><footer>Imprint</footer></body></html>"))
                .containsExactly(new Block.Heading(2, "Fees", null), new Block.Paragraph("None.", null));
    }

    @Test
    void aPageThatIsNavigationAloneIsReadWhole() {
        assertThat(blocks("page.html", "<html><body><nav><p>Fees: none.</p></nav></body></html>"))
                .containsExactly(new Block.Paragraph("Fees: none.", null));
    }

    @Test
    void signsAloneAreNoText() {
        assertThat(blocks("page.html", "<html><body><p>|</p><nav><p>Fees: none.</p></nav></body></html>"))
                .contains(new Block.Paragraph("Fees: none.", null));
    }

    @Test
    void whatStandsInMarksAloneIsReadAsItStands() {
        assertThat(blocks("feeds.xml", "<?xml version=\"1.0\"?><feeds><feed title=\"Fees\"/></feeds>")
                        .toString())
                .contains("Fees");
        assertThat(blocks("notes.eml", "# From: the notes of Monday\n# Fees: none.\n")
                        .toString())
                .contains("Fees: none.");
    }

    @Test
    void aNameThatSaysSomethingElseIsNoted() {
        assertThat(detector.detect(document("report.pdf", null, "<html><body>Fees</body></html>")))
                .isEqualTo(new FileType("text/html", "application/pdf"));
        assertThat(detector.detect(document("page.txt", null, "Fees: none.")).otherByName())
                .isNull();
    }

    @Test
    void aPictureIsReadWhereTesseractIs() throws IOException {
        // Given
        var picture = new BufferedImage(600, 100, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.fillRect(0, 0, 600, 100);
        pen.setColor(Color.BLACK);
        pen.setFont(pen.getFont().deriveFont(48f));
        pen.drawString("INVOICE 4711", 40, 65);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        var content = bytes.toString(StandardCharsets.ISO_8859_1);
        // When, then
        if (isTesseractInstalled()) {
            assertThat(blocks("scan.png", content).toString()).contains("INVOICE");
        } else {
            assertRejected("scan.png", content, RejectionCode.OCR_UNAVAILABLE);
        }
    }

    @Test
    void aPdfWithoutItsEndIsCorrupt() {
        assertRejected("cut.pdf", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", RejectionCode.CORRUPT_DOCUMENT);
    }

    @Test
    void moreTextThanAllowedIsTooLarge() {
        assertRejected("long.txt", "word ".repeat(3000), RejectionCode.TOO_LARGE);
        assertRejected(
                "long.html", "<html><body><p>" + "word ".repeat(3000) + "</p></body></html>", RejectionCode.TOO_LARGE);
    }

    @Test
    void aLineOfATableIsNotReadBeyondTheLimit() {
        assertRejected("long.csv", "a,b\n" + "word ".repeat(3000), RejectionCode.TOO_LARGE);
    }

    @Test
    void cellsCountThoughTheyAreEmpty() {
        assertRejected(
                "cells.html",
                "<html><body><table><tr><td>a</td>" + "<td></td>".repeat(10_000) + "</tr></table></body></html>",
                RejectionCode.TOO_LARGE);
    }

    @Test
    void anEntityBombIsRefused() {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"" + "x".repeat(1000) + "\"><!ENTITY y \""
                + "&x;".repeat(1000) + "\">]><a>" + "&y;".repeat(1000) + "</a>";
        assertThatThrownBy(() -> extract("bomb.xml", bomb)).isInstanceOf(RejectedException.class);
    }

    private static boolean isTesseractInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tesseract")));
    }

    private void assertRejected(String name, String content, RejectionCode code) {
        assertThatThrownBy(() -> extract(name, content))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private List<Block> blocks(String name, String content) {
        return new Cleaner().clean(extract(name, content)).blocks();
    }

    private ExtractedText extract(String name, String content) {
        var document = document(name, null, content);
        return reader.read(
                document, detector.detect(document).mediaType(), 10_000, new Unpacking(folder, 1, 10, 100_000));
    }

    private SourceDocument document(String name, String mediaType, String content) {
        try {
            var file = Files.write(folder.resolve("blob"), content.getBytes(StandardCharsets.ISO_8859_1));
            return new SourceDocument(file, Files.size(file), "0", mediaType, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
