package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Analyzer;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Cleaner;
import dev.groundwork.ingest.text.ExtractedText;
import dev.groundwork.ingest.text.Languages;
import dev.groundwork.ingest.text.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PDF from its bytes to its structure. */
class PdfTest {

    private static final float LEADING = 14;

    @TempDir
    Path folder;

    @Test
    void headingsParagraphsAndRowsAreBlocksOfTheirOwn() throws IOException {
        // Given
        var file = pdf(
                "Authorise the failover",
                "The switch is guarded by a passphrase so that nobody moves a region by accident. The",
                "passphrase is kept by two people. The console asks for it once, after both regions were",
                "named.",
                "Revenue of the region 198.3 214.7",
                "Costs of the region 11.9 14.2");
        // When
        var blocks = analyzed(file);
        // Then
        assertThat(blocks)
                .containsExactly(
                        new Block.Heading(2, "Authorise the failover", 1),
                        new Block.Paragraph(
                                "The switch is guarded by a passphrase so that nobody moves a region by accident. The passphrase is kept by two people. The console asks for it once, after both regions were named.",
                                1),
                        new Block.Paragraph("Revenue of the region 198.3 214.7", 1),
                        new Block.Paragraph("Costs of the region 11.9 14.2", 1));
    }

    @Test
    void aFileThatOnlyTheDocumentItselfNamesIsFound() throws IOException {
        // Given
        var file = pdf("The figures are attached.");
        try (var document = Loader.loadPDF(Files.readAllBytes(file))) {
            document.getDocumentCatalog().getCOSObject().setItem("AF", attached(document));
            document.save(file.toFile());
        }
        // When
        var text = read(file);
        // Then
        assertThat(text.parts()).extracting(Part::path).containsExactly("figures.csv");
    }

    @Test
    void theMarkOfAnAttachedFileIsFoundWhereverItStands() throws IOException {
        for (var before : List.of(0, 1, (1 << 16) - 14, (1 << 16) - 13, (1 << 16) - 1, 1 << 16)) {
            // Given
            var file = Files.writeString(folder.resolve("bytes"), "/".repeat(before) + "/EmbeddedFile");
            // When
            var found = AttachmentScan.mayHoldFiles(file);
            // Then
            assertThat(found).as("after %s bytes", before).isTrue();
        }
    }

    @Test
    void theMarkIsFoundHoweverItIsWritten() throws IOException {
        for (var name : List.of(
                "/Embedded#46ile",
                "/#45#6d#62#65#64#64#65#64#46#69#6C#65",
                "x".repeat((1 << 16) - 5) + "/#45#6d#62#65#64#64#65#64#46#69#6C#65")) {
            // Given
            var file = Files.writeString(folder.resolve("bytes"), name);
            // When
            var found = AttachmentScan.mayHoldFiles(file);
            // Then
            assertThat(found).as(name.substring(name.indexOf('/'))).isTrue();
        }
    }

    @Test
    void aFileWithoutTheMarkHasNoAttachedFile() throws IOException {
        // Given
        var file = pdf("Nothing is attached.");
        // When
        var found = AttachmentScan.mayHoldFiles(file);
        // Then
        assertThat(found).isFalse();
    }

    private static COSArray attached(PDDocument document) throws IOException {
        var specification = new PDComplexFileSpecification();
        specification.setFile("figures.csv");
        specification.getCOSObject().setItem(COSName.TYPE, COSName.FILESPEC);
        specification.setEmbeddedFile(
                new PDEmbeddedFile(document, new ByteArrayInputStream("a,b".getBytes(StandardCharsets.US_ASCII))));
        var all = new COSArray();
        all.add(new COSObject(specification.getCOSObject()));
        return all;
    }

    private static ExtractedText read(Path file) throws IOException {
        return new FileReader()
                .read(
                        new SourceDocument(file, Files.size(file), "0", null, "runbook.pdf"),
                        "application/pdf",
                        10_000,
                        new Unpacking(file.getParent(), 1, 10, 1_000));
    }

    private static List<Block> analyzed(Path file) throws IOException {
        var document = new SourceDocument(file, Files.size(file), "0", null, "runbook.pdf");
        var type = new Detector().detect(document).mediaType();
        var text = new FileReader().read(document, type, 10_000, new Unpacking(file.getParent(), 1, 10, 1_000));
        return new Analyzer(new Languages())
                .analyze(new Cleaner().clean(text), document, type)
                .blocks();
    }

    private Path pdf(String... lines) throws IOException {
        var file = folder.resolve("runbook.pdf");
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                content.setLeading(LEADING);
                content.newLineAtOffset(72, 700);
                for (var line : lines) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            document.save(file.toFile());
        }
        return file;
    }
}
