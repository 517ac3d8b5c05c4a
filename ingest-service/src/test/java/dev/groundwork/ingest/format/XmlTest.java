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
