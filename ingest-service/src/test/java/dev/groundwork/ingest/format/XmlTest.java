package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Cleaner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlTest {

    @TempDir
    Path folder;

    @Test
    void attributesAndSimpleElementsOfARecordAreItsNamesAndValues() throws IOException {
        assertThat(paragraphs("""
                        <orders xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="urn:o o.xsd" xmlns="urn:o">
                          <order id="O-1" customer="Nordlicht AG"><item sku="L-7" qty="12">Desk lamp</item></order>
                          <order id="O-2"><payer>Ann</payer><total>4711.00</total><paid/></order>
                        </orders>"""))
                .containsExactly(
                        "id: O-1, customer: Nordlicht AG",
                        "sku: L-7, qty: 12, item: Desk lamp",
                        "id: O-2, payer: Ann, total: 4711.00");
    }

    @Test
    void textWithElementsInItIsRunningText() throws IOException {
        assertThat(paragraphs("<a><p id='1' role='note'>A <b>bo</b>ld <i>word</i><u>s</u>.</p><p>Next.</p></a>"))
                .containsExactly("id: 1, role: note", "A bold word s.", "p: Next.");
    }

    @Test
    void whatIsSaidOfAnElementWithinRunningTextStandsBeforeTheText() throws IOException {
        assertThat(paragraphs("<p id='p1'>See <xref ref='x'>that</xref> now.</p>"))
                .containsExactly("id: p1, ref: x", "See that now.");
        assertThat(paragraphs("<t><p id='p1'><xref ref='x'>That</xref> is it.</p><p>Next.</p></t>"))
                .containsExactly("id: p1, ref: x", "That is it.", "p: Next.");
    }

    @Test
    void runningTextMayBeginWithElements() throws IOException {
        assertThat(paragraphs("<p><b>Warning:</b> do not touch the wire.</p>"))
                .containsExactly("Warning: do not touch the wire.");
        assertThat(paragraphs("<note day='Monday'><to>Tove</to> hello</note>"))
                .containsExactly("day: Monday", "Tove hello");
    }

    @Test
    void aLongTextIsAParagraph() throws IOException {
        var text = "The depot opens at six in the morning. ".repeat(5).strip();
        assertThat(paragraphs("<data><note><name>Depot</name><text>" + text + "</text></note></data>"))
                .containsExactly("name: Depot", text);
    }

    @Test
    void howAPictureLooksIsNoText() throws IOException {
        assertThat(paragraphs("<svg xmlns='http://www.w3.org/2000/svg' width='9'><text x='1'>Gate 3</text></svg>"))
                .containsExactly("text: Gate 3");
    }

    @Test
    void aDocumentOfWordInOneFileIsReadByItsReader() throws IOException {
        var picture =
                Base64.getEncoder().encodeToString("a picture, as Word writes it".getBytes(StandardCharsets.UTF_8));
        assertThat(paragraphs("""
                        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                        <?mso-application progid="Word.Document"?>
                        <pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">
                        <pkg:part pkg:name="/word/document.xml"
                          pkg:contentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"><pkg:xmlData>
                        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
                        <w:p><w:r><w:t>Dear reader</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part>
                        <pkg:part pkg:name="/word/media/image1.png" pkg:contentType="image/png"><pkg:binaryData>%s</pkg:binaryData></pkg:part>
                        </pkg:package>""".formatted(picture))).containsExactly("Dear reader");
    }

    private Iterable<String> paragraphs(String xml) throws IOException {
        var bytes = xml.getBytes(StandardCharsets.UTF_8);
        var file = Files.write(folder.resolve("blob"), bytes);
        var document = new SourceDocument(file, bytes.length, "0", null, "data.xml");
        var text = new FileReader()
                .read(
                        document,
                        new Detector().detect(document).mediaType(),
                        10_000,
                        new Unpacking(Files.createTempDirectory(folder, "parts"), 2, 10, 100_000));
        return new Cleaner()
                .clean(text).blocks().stream()
                        .map(block -> ((Block.Paragraph) block).text())
                        .toList();
    }
}
