package dev.groundwork.ingest.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PDF;

/**
 * Tells whether pages of a PDF have text that is only seen. Among pages of text such a page is a picture of a written sheet: it covers the
 * page and is mostly of one light colour, with something darker on it. So covers, photos, logos, drawings and blank pages are none.
 */
final class PdfScans {

    /** Of a page that has nothing but its number; the readers of scans go by the same. */
    private static final int FEW_CHARACTERS = 10;
    /** Of a page that is a picture. */
    private static final double COVERED = 0.5;
    /** What takes long to look at is taken by its first pages. */
    private static final int MOST_LOOKED_AT = 100;

    /** Fifty dots an inch: letters are no more to be read, but to be seen. */
    private static final float SCALE = 50 / 72f;
    /** In dots; a page may be as large as it says. */
    private static final float LONGEST_SIDE = 1000;

    private PdfScans() {}

    /**
     * @param metadata what its reader counted on each page
     * @param hasText whether there is any; a PDF without is not asked what its pictures are of
     */
    static boolean hideText(Path pdf, Metadata metadata, boolean hasText) throws IOException {
        var characters = metadata.getIntValues(PDF.CHARACTERS_PER_PAGE);
        var unknown = metadata.getIntValues(PDF.UNMAPPED_UNICODE_CHARS_PER_PAGE);
        if (IntStream.range(0, characters.length).anyMatch(page -> isOfUnknownSigns(characters[page], unknown[page]))) {
            return true;
        }
        var silent = IntStream.range(0, characters.length)
                .filter(page -> characters[page] <= FEW_CHARACTERS)
                .limit(MOST_LOOKED_AT)
                .toArray();
        if (silent.length == 0) {
            return false;
        }
        try (var document = Loader.loadPDF(pdf.toFile())) {
            for (var page : silent) {
                if (hasText ? isScan(document, page) : !isBlank(document, page)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Its font does not say what its signs mean. */
    private static boolean isOfUnknownSigns(int characters, int unknown) {
        return characters > FEW_CHARACTERS && unknown > characters / 2;
    }

    private static boolean isScan(PDDocument document, int page) throws IOException {
        var pictures = PagePictures.of(document.getPage(page));
        return pictures.share() >= COVERED
                && (pictures.areUnreadable() || sheet(document, page).isWritten());
    }

    private static boolean isBlank(PDDocument document, int page) throws IOException {
        return sheet(document, page).isBlank()
                && !PagePictures.of(document.getPage(page)).areUnreadable();
    }

    private static Sheet sheet(PDDocument document, int page) throws IOException {
        var renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        var box = document.getPage(page).getCropBox();
        var scale = Math.min(SCALE, LONGEST_SIDE / Math.max(box.getWidth(), box.getHeight()));
        return Sheet.of(renderer.renderImage(page, scale, ImageType.GRAY));
    }
}
