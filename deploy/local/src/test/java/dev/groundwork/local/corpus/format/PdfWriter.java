package dev.groundwork.local.corpus.format;

import dev.groundwork.local.corpus.format.Block.Bullets;
import dev.groundwork.local.corpus.format.Block.Heading;
import dev.groundwork.local.corpus.format.Block.Paragraph;
import dev.groundwork.local.corpus.format.Block.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;

/** PDF: A4 with letterhead, page numbers and ruled tables. */
public final class PdfWriter implements FormatWriter {

    @Override
    public byte[] write(Manuscript manuscript) throws IOException {
        try (var document = new PDDocument()) {
            describe(document, manuscript);
            try (var pages = new PdfPages(document)) {
                for (var block : manuscript.blocks()) {
                    add(pages, block, manuscript);
                }
                pages.finish(COMPANY, manuscript.title());
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void describe(PDDocument document, Manuscript manuscript) {
        var information = document.getDocumentInformation();
        information.setTitle(manuscript.title());
        information.setAuthor(manuscript.author());
        information.setCreationDate(GregorianCalendar.from(manuscript.date().atZone(ZoneOffset.UTC)));
        document.getDocumentCatalog().setLanguage("en");
        // Otherwise the file's id is made of the present time.
        document.setDocumentId(manuscript.date().getEpochSecond());
    }

    private static void add(PdfPages pages, Block block, Manuscript manuscript) throws IOException {
        switch (block) {
            case Heading heading
            when heading.level() == 1 -> {
                pages.text(heading.text(), PdfPages.BOLD, 20, 0);
                pages.skip(4);
                pages.text(manuscript.author() + ", " + manuscript.longDate(), PdfPages.REGULAR, 9.5f, 0);
                pages.skip(12);
            }
            case Heading heading -> {
                // A heading is not left alone at the foot of a page.
                pages.reserve(80);
                pages.skip(10);
                pages.text(heading.text(), PdfPages.BOLD, 13, 0);
                pages.skip(4);
            }
            case Paragraph paragraph -> {
                pages.text(paragraph.text(), PdfPages.REGULAR, 10.5f, 0);
                pages.skip(7);
            }
            case Bullets bullets -> {
                for (var item : bullets.items()) {
                    pages.text("• " + item, PdfPages.REGULAR, 10.5f, 12);
                    pages.skip(2);
                }
                pages.skip(5);
            }
            case Table table -> {
                for (int row = 0; row < table.rows().size(); row++) {
                    pages.row(table.rows().get(row), row == 0);
                }
                pages.skip(12);
            }
        }
    }
}
