package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.ExtractedText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people have on their disks under the names of office formats. */
class OfficeTest {

    private static final String CHUNK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package";

    @TempDir
    Path folder;

    @Test
    void aPassageWrittenInAnotherFormatIsText() throws Exception {
        assertThat(read("letter.docx", withPassage("text/html", "<html><body><p>Fees: none.</p></body></html>"))
                        .blocks()
                        .toString())
                .contains("Dear reader")
                .contains("Fees: none.");
        assertThat(read("letter.docx", withPassage("message/rfc822", """
                        MIME-Version: 1.0
                        Content-Type: multipart/related; boundary=b

                        --b
                        Content-Type: text/html

                        <p>Fees: none.</p>
                        --b--
                        """))
                        .blocks()
                        .toString())
                .contains("Fees: none.");
    }

    @Test
    void whatIsEmbeddedInAPassageIsNotAttachedByAPerson() throws Exception {
        // Given
        var type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        var data = new byte[] {0, 1, 2, 3};
        var passage = with("/word/embeddings/data.bin", "application/octet-stream", PACKAGE, letter(), data);
        // When, then
        assertThat(read("letter.docx", passage).parts()).isEmpty();
        assertThat(read("letter.docx", with("/word/passage", type, CHUNK, letter(), passage))
                        .parts())
                .isEmpty();
        assertThat(read("letter.docx", withPassage("message/rfc822", """
                        MIME-Version: 1.0
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        Content-Type: text/html

                        <p>Fees: none.</p>
                        --b
                        Content-Type: application/octet-stream
                        Content-Disposition: attachment; filename=data.bin

                        data
                        --b--
                        """)).parts())
                .hasSize(1);
    }

    @Test
    void aPassageThatCannotBeReadIsHalfADocument() throws Exception {
        assertRejected("letter.docx", withPassage("application/pdf", "%PDF-1.7\n"), RejectionCode.CORRUPT_DOCUMENT);
    }

    @Test
    void slidesWhoseOnlyTextIsOnTheirMasterAreReadWithIt() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var show = new XMLSlideShow()) {
            show.getSlideMasters().getFirst().createTextBox().setText("Our company");
            show.createSlide();
            show.write(bytes);
        }
        assertThat(read("show.pptx", bytes.toByteArray()).blocks().toString()).contains("Our company");
    }

    @Test
    void theTextOfTheMasterIsNotThatOfSlidesWithTheirOwn() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var show = new XMLSlideShow()) {
            show.getSlideMasters().getFirst().createTextBox().setText("Our company");
            show.createSlide().createTextBox().setText("Fees: none.");
            show.write(bytes);
        }
        assertThat(read("show.pptx", bytes.toByteArray()).blocks().toString())
                .contains("Fees: none.")
                .doesNotContain("Our company");
    }

    @Test
    void aStrictWorkbookIsToBeSavedAsAnOrdinaryOne() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            book.createSheet("Fees").createRow(0).createCell(0).setCellValue("none");
            book.write(bytes);
        }
        var strict = zip(Map.of(
                "[Content_Types].xml", entry(bytes.toByteArray(), "[Content_Types].xml"),
                "xl/workbook.xml", entry(bytes.toByteArray(), "xl/workbook.xml"),
                "_rels/.rels",
                        entry(bytes.toByteArray(), "_rels/.rels")
                                .replace(
                                        "http://schemas.openxmlformats.org/officeDocument/2006",
                                        "http://purl.oclc.org/ooxml/officeDocument")));
        assertThatThrownBy(() -> read("book.xlsx", strict))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.UNSUPPORTED_TYPE))
                .hasMessageContaining(".xlsx");
    }

    @Test
    void aVersionNobodyHereCanReadIsUnsupported() {
        var quattro = new byte[1024];
        System.arraycopy(new byte[] {0, 0, 2, 0, 1, 0x10, (byte) 0xc9, 0}, 0, quattro, 0, 8);
        assertRejected("book.wb1", quattro, RejectionCode.UNSUPPORTED_TYPE);
    }

    @Test
    void aFileUnderRightsManagementIsProtected() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var files = new POIFSFileSystem()) {
            files.getRoot()
                    .createDirectory("\u0006DataSpaces")
                    .createDirectory("DataSpaceInfo")
                    .createDocument("\tDRMDataSpace", new ByteArrayInputStream(new byte[10]));
            files.createDocument(new ByteArrayInputStream(new byte[10]), "\tDRMContent");
            files.writeFilesystem(bytes);
        }
        assertRejected("letter.doc", bytes.toByteArray(), RejectionCode.ENCRYPTED_DOCUMENT);
    }

    @Test
    void pagesWithAPasswordAreProtected() throws IOException {
        var xml =
                "<sl:document xmlns:sl=\"http://developer.apple.com/namespaces/sl\"/>".getBytes(StandardCharsets.UTF_8);
        var sum = new CRC32();
        sum.update(xml);
        var entry = new ZipEntry("index.xml");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(xml.length);
        entry.setCrc(sum.getValue());
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry);
            zip.write(xml);
        }
        var bytes = out.toByteArray();
        // The method by which the only file is packed, at its place in the head before it.
        bytes[8] = 99;
        assertRejected("plan.pages", bytes, RejectionCode.ENCRYPTED_DOCUMENT);
    }

    @Test
    void aPackedKindOfXmlIsNoXml() throws IOException {
        var bytes = zip(Map.of(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
        assertRejected("part.3mf", bytes, RejectionCode.UNSUPPORTED_TYPE);
    }

    private static byte[] withPassage(String type, String text) throws Exception {
        return with("/word/passage", type, CHUNK, letter(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] letter() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var letter = new XWPFDocument()) {
            letter.createParagraph().createRun().setText("Dear reader");
            letter.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] with(String name, String type, String relation, byte[] letter, byte[] part) throws Exception {
        var whole = new ByteArrayOutputStream();
        try (var pack = OPCPackage.open(new ByteArrayInputStream(letter))) {
            var partName = PackagingURIHelper.createPartName(name);
            try (var out = pack.createPart(partName, type).getOutputStream()) {
                out.write(part);
            }
            pack.getPart(PackagingURIHelper.createPartName("/word/document.xml"))
                    .addRelationship(partName, TargetMode.INTERNAL, relation);
            pack.save(whole);
        }
        return whole.toByteArray();
    }

    private static String entry(byte[] zip, String name) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private void assertRejected(String name, byte[] bytes, RejectionCode code) {
        assertThatThrownBy(() -> read(name, bytes))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private ExtractedText read(String name, byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("blob"), bytes);
        var document = new SourceDocument(file, bytes.length, "0", null, name);
        var parts = Files.createDirectories(folder.resolve("parts"));
        return new FileReader()
                .read(
                        document,
                        new Detector().detect(document).mediaType(),
                        10_000,
                        new Unpacking(parts, 2, 10, 100_000));
    }
}
