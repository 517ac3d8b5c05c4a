package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Cleaner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRunTrackChange;

class FinalTextTest {

    private static final String NAMESPACES =
            "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    private static final String ODT_BODY =
            "<office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>three months</text:p>"
                    + "</text:deletion></text:changed-region></text:tracked-changes><text:p>Notice is <text:span>six</text:span> weeks &amp; a day.</text:p>"
                    + "</office:text></office:body>";

    private static final String DOCX_START =
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>";

    @TempDir
    Path folder;

    @Test
    void whatWasDeletedOrMovedAwayInAWordDocumentIsNoText() throws IOException {
        assertThat(blocks("contract.docx", contract()))
                .containsExactly(
                        new Block.Paragraph("Notice is six weeks.", null), new Block.Paragraph("Moved here.", null));
    }

    @Test
    void ofItsNotesThereIsOnlyTheTextThatIsLeft() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var contract = new XWPFDocument()) {
            contract.createFootnotes();
            var note = contract.createFootnote();
            var text = note.createParagraph();
            text.createRun().setText("As of May.");
            delete(text.getCTP().addNewDel(), "As of March.");
            var notice = contract.createParagraph();
            notice.createRun().setText("Notice.");
            notice.addFootnoteReference(note);
            contract.write(bytes);
        }
        assertThat(blocks("contract.docx", bytes.toByteArray()))
                .containsExactly(new Block.Paragraph("Notice.", null), new Block.Paragraph("As of May.", null));
    }

    @Test
    void whatWasDeletedInTextOfOpenDocumentIsNoText() throws IOException {
        var content = "<office:document-content " + NAMESPACES + ">" + ODT_BODY + "</office:document-content>";
        assertThat(blocks("contract.odt", odt(content, StandardCharsets.UTF_8)))
                .containsExactly(new Block.Paragraph("Notice is six weeks & a day.", null));
        assertThat(blocks(
                        "contract.odt",
                        odt("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + content, StandardCharsets.UTF_16)))
                .containsExactly(new Block.Paragraph("Notice is six weeks & a day.", null));
    }

    @Test
    void theSameHoldsOfDocumentsThatAreOneFileOfXml() throws IOException {
        assertThat(blocks(
                        "contract.fodt",
                        ("<?xml version=\"1.0\"?><office:document " + NAMESPACES
                                        + " office:mimetype=\"application/vnd.oasis.opendocument.text\">" + ODT_BODY
                                        + "</office:document>")
                                .getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new Block.Paragraph("Notice is six weeks & a day.", null));
        assertThat(blocks("contract.xml", """
                        <?xml version="1.0"?><?mso-application progid="Word.Document"?>
                        <w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p>
                        <w:r><w:t>Notice is </w:t></w:r><w:r><w:delText>three months</w:delText></w:r><w:r><w:t>six weeks.</w:t></w:r>
                        </w:p></w:body></w:wordDocument>""".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new Block.Paragraph("Notice is six weeks.", null));
    }

    @Test
    void xmlThatBreaksAfterADeletionIsCorrupt() {
        var broken = "<office:document-content " + NAMESPACES + ">" + ODT_BODY;
        assertThatThrownBy(() -> blocks("contract.odt", odt(broken, StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.CORRUPT_DOCUMENT));
    }

    @Test
    void onlyWhatIsReadOfAPackedDocumentIsLookedThrough() throws IOException {
        var content = "<office:document-content " + NAMESPACES + ">" + ODT_BODY + "</office:document-content>";
        var unread = "<office:document-content " + NAMESPACES + ">" + ODT_BODY;
        assertThat(blocks("contract.odt", odt(content, StandardCharsets.UTF_8, "Configurations2/menu.xml", unread)))
                .containsExactly(new Block.Paragraph("Notice is six weeks & a day.", null));
    }

    @Test
    void aWordDocumentThatUnpacksToFarMoreThanItIsIsCorrupt() throws IOException {
        var blank = " ".repeat(50_000_000);
        for (var deleted : List.of("", "<w:del></w:del>")) {
            var document = DOCX_START + deleted + "<w:r><w:t>" + blank + "</w:t></w:r></w:p></w:body></w:document>";
            var bomb = replaced(contract(), "word/document.xml", document);
            assertThatThrownBy(() -> blocks("contract.docx", bomb))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            e -> assertThat(e.code()).isEqualTo(RejectionCode.CORRUPT_DOCUMENT));
        }
    }

    @Test
    void whatIsDeletedOrHiddenInRichTextIsNoText() throws IOException {
        assertThat(rtf(
                        "Notice is {\\deleted\\revauthdel1 three \\u8364? months\\'e9\\emdash  {\\b really }}{\\revised six} weeks.\\par"
                                + "\\pard{\\mvf Moved here.}\\par {\\mvt Moved here.}\\par {\\v Hidden \\{x\\}.}"))
                .containsExactly(
                        new Block.Paragraph("Notice is six weeks.", null), new Block.Paragraph("Moved here.", null));
    }

    @Test
    void whatIsPutOffInRichTextIsTextAgain() throws IOException {
        assertThat(rtf("\\v a\\v0 Fees\\deleted b\\plain : {\\v\\deleted c\\v0 d\\deleted0 n}one."))
                .containsExactly(new Block.Paragraph("Fees: none.", null));
    }

    @Test
    void aHyphenAfterAWordOfRichTextIsOfItsNumberOnlyBeforeADigit() throws IOException {
        assertThat(rtf("{\\v a}{\\v b\\v0-fees\\b-\\plain n\\li-5 one\\v1-\\v-1 c}."))
                .containsExactly(new Block.Paragraph("-fees-none.", null));
    }

    @Test
    void bytesOfRichTextMayBeMoreThanABlockOrFewerThanTheirNumber() throws IOException {
        var bytes = "x".repeat(20_000);
        assertThat(rtf("Fees{\\pict\\bin20000 " + bytes + "}{\\v x}: none."))
                .containsExactly(new Block.Paragraph("Fees: none.", null));
        assertThat(rtf("Fees: none.\\par{\\pict\\bin999999999 x}"))
                .containsExactly(new Block.Paragraph("Fees: none.", null));
    }

    @Test
    void otherRichTextIsReadAsItStands() throws IOException {
        assertThat(rtf("Caf\\'e9 \\u8364? \\{5\\}\\tab a\\~b\\\\ {\\pict\\bin4 \\v x}{\\*\\bkmkstart d}e"))
                .containsExactly(new Block.Paragraph("Café € {5} a b\\ e", null));
        assertThat(rtf("Fees: none.}\\deleted")).containsExactly(new Block.Paragraph("Fees: none.", null));
    }

    private List<Block> rtf(String text) throws IOException {
        var whole = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\pard " + text + "}";
        return blocks("contract.rtf", whole.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] contract() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var contract = new XWPFDocument()) {
            var notice = contract.createParagraph();
            notice.createRun().setText("Notice is ");
            delete(notice.getCTP().addNewDel(), "three months");
            var inserted = notice.getCTP().addNewIns();
            inserted.addNewR().addNewT().setStringValue("six weeks.");
            delete(inserted.addNewDel(), "two weeks.");
            var away = contract.createParagraph().getCTP().addNewMoveFrom();
            away.addNewR().addNewT().setStringValue("Moved here.");
            var here = contract.createParagraph().getCTP().addNewMoveTo();
            here.addNewR().addNewT().setStringValue("Moved here.");
            delete(contract.createParagraph().getCTP().addNewDel(), "All of this was deleted.");
            contract.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static void delete(CTRunTrackChange change, String text) {
        change.addNewR().addNewDelText().setStringValue(text);
    }

    private static byte[] replaced(byte[] packed, String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(packed));
                var to = new ZipOutputStream(bytes)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(entry.getName().equals(name) ? content.getBytes(StandardCharsets.UTF_8) : from.readAllBytes());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] odt(String content, Charset charset, String... more) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("mimetype"));
            zip.write("application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write(content.getBytes(charset));
            for (var i = 0; i < more.length; i += 2) {
                zip.putNextEntry(new ZipEntry(more[i]));
                zip.write(more[i + 1].getBytes(charset));
            }
        }
        return bytes.toByteArray();
    }

    private List<Block> blocks(String name, byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("blob"), bytes);
        var document = new SourceDocument(file, bytes.length, "0", null, name);
        var type = new Detector().detect(document).mediaType();
        var text = new FileReader().read(document, type, 10_000, new Unpacking(folder, 1, 10, 100_000));
        return new Cleaner().clean(text).blocks();
    }
}
