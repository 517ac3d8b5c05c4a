package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.ExtractedText;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDXFAResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PDFs whose pages are of text, of pictures of text, and of other pictures. */
class PdfScansTest {

    private static final boolean CAN_READ_PICTURES = new Ocr().isInstalled();
    private static final float WIDTH = 612;
    private static final float HEIGHT = 792;

    @TempDir
    Path folder;

    @Test
    void aScannedPageAmongPagesOfTextIsReadOrRefused() throws IOException {
        // Given
        var pdf = pdf(document -> {
            text(document, "The contract is below.");
            picture(document, written(), 1);
        });
        // When, then
        if (CAN_READ_PICTURES) {
            assertThat(read(pdf).blocks().toString()).contains("contract").contains("INVOICE");
        } else {
            assertUnavailable(pdf);
        }
    }

    @Test
    void aPageOfPhotosLogosOrNothingIsWhole() throws IOException {
        var pdf = pdf(document -> {
            picture(document, photo(), 1);
            text(document, "The contract is below.");
            picture(document, written(), 0.3f);
            document.addPage(new PDPage());
        });
        assertThat(read(pdf).blocks().toString()).contains("contract");
    }

    @Test
    void aPdfOfBlankPagesHasNoTextAndOneOfAnythingElseMayHave() throws IOException {
        assertThat(read(pdf(document -> document.addPage(new PDPage()))).hasText())
                .isFalse();
        if (!CAN_READ_PICTURES) {
            assertUnavailable(pdf(document -> picture(document, photo(), 0.3f)));
        }
    }

    @Test
    void whatAPageCannotDrawHidesNothingOfIt() throws IOException {
        // Given
        var pdf = pdf(document -> {
            text(document, "The contract is below.");
            picture(document, photo(), 1);
            var page = document.getPage(1);
            var names = page.getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT);
            names.setItem("NoStream", COSName.A);
            names.setItem("Itself", itself());
            add(
                    document,
                    page,
                    "/NoStream Do /Nothing Do /Itself Do Do q 612 0 0 396 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q");
        });
        // When, then
        assertThat(read(pdf).blocks().toString()).contains("contract");
        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertThat(PagePictures.of(document.getPage(1)).share()).isCloseTo(1.5, within(0.01));
        }
    }

    @Test
    void theXmlOfAFormMayBeBrokenWhereThePagesDoNotNeedIt() throws IOException {
        // Given
        var copy = pdf(document -> {
            text(document, "Name and address.");
            form(document, "<xdp><field>");
        });
        var pages = pdf(document -> {
            text(document, "Please wait.");
            form(document, "<xdp><field>");
            document.getDocumentCatalog().getCOSObject().setBoolean("NeedsRendering", true);
        });
        // Then
        assertThat(read(copy).blocks().toString()).contains("Name and address.");
        assertThatThrownBy(() -> read(pages))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.CORRUPT_DOCUMENT));
    }

    private void assertUnavailable(Path pdf) {
        assertThatThrownBy(() -> read(pdf))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.OCR_UNAVAILABLE));
    }

    private ExtractedText read(Path pdf) throws IOException {
        var document = new SourceDocument(pdf, Files.size(pdf), "0", null, "a.pdf");
        return new FileReader().read(document, "application/pdf", 10_000, new Unpacking(folder, 1, 10, 1_000));
    }

    private Path pdf(Consumer<PDDocument> pages) throws IOException {
        var file = Files.createTempFile(folder, "made", ".pdf");
        try (var document = new PDDocument()) {
            pages.accept(document);
            document.save(file.toFile());
        }
        return file;
    }

    private static void text(PDDocument document, String line) {
        draw(document, content -> {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
            content.newLineAtOffset(72, 700);
            content.showText(line);
            content.endText();
        });
    }

    /** @param share of the page's width and height */
    private static void picture(PDDocument document, BufferedImage picture, float share) {
        draw(
                document,
                content -> content.drawImage(
                        LosslessFactory.createFromImage(document, picture), 0, 0, WIDTH * share, HEIGHT * share));
    }

    private static void draw(PDDocument document, Drawing drawing) {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            drawing.on(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static COSStream itself() {
        var form = new COSStream();
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        form.setItem(COSName.BBOX, new PDRectangle(WIDTH, HEIGHT));
        var names = new COSDictionary();
        names.setItem("Itself", form);
        var resources = new COSDictionary();
        resources.setItem(COSName.XOBJECT, names);
        form.setItem(COSName.RESOURCES, resources);
        write("/Itself Do", form);
        return form;
    }

    private static void add(PDDocument document, PDPage page, String operators) {
        var content = new PDStream(document);
        write(operators, content.getCOSObject());
        var all = new ArrayList<PDStream>();
        page.getContentStreams().forEachRemaining(all::add);
        all.add(content);
        page.setContents(all);
    }

    private static void write(String text, COSStream stream) {
        try (var out = stream.createOutputStream()) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void form(PDDocument document, String xml) {
        var stream = new COSStream();
        write(xml, stream);
        var form = new PDAcroForm(document);
        form.getCOSObject().setItem(COSName.XFA, new PDXFAResource(stream));
        document.getDocumentCatalog().setAcroForm(form);
    }

    private static BufferedImage written() {
        return picture(pen -> {
            pen.setColor(new Color(245, 240, 225));
            pen.fillRect(0, 0, 850, 1100);
            pen.setColor(Color.DARK_GRAY);
            pen.setFont(pen.getFont().deriveFont(30f));
            for (var y = 100; y < 1000; y += 60) {
                pen.drawString("INVOICE 4711 for the month of May", 80, y);
            }
        });
    }

    private static BufferedImage photo() {
        return picture(pen -> {
            pen.setPaint(new GradientPaint(0, 0, Color.WHITE, 850, 1100, Color.BLACK));
            pen.fillRect(0, 0, 850, 1100);
        });
    }

    private static BufferedImage picture(Consumer<Graphics2D> painter) {
        var picture = new BufferedImage(850, 1100, BufferedImage.TYPE_INT_RGB);
        painter.accept(picture.createGraphics());
        return picture;
    }

    @FunctionalInterface
    private interface Drawing {
        void on(PDPageContentStream content) throws IOException;
    }
}
