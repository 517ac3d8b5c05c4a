package dev.groundwork.local.corpus.format;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** A4 pages filled from top to bottom; all lengths are points (1/72 inch), y counts from the bottom of the page. */
final class PdfPages implements AutoCloseable {

    static final PDFont REGULAR = new PDType1Font(FontName.HELVETICA);
    static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);
    static final float LEFT = 64;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    private static final float TOP = PDRectangle.A4.getHeight() - 90;
    private static final float BOTTOM = 80;
    private static final Color INK = new Color(0x1d, 0x3a, 0x4f);

    private final PDDocument document;
    private PDPageContentStream content;
    private float y;

    PdfPages(PDDocument document) throws IOException {
        this.document = document;
        newPage();
    }

    /** Starts a new page unless that much room is left on this one. */
    void reserve(float height) throws IOException {
        if (y - height < BOTTOM) {
            content.close();
            newPage();
        }
    }

    void skip(float height) {
        y -= height;
    }

    /** Lines of one font from the left edge plus the indent; wraps at the right edge. */
    void text(String text, PDFont font, float size, float indent) throws IOException {
        for (var line : wrap(text, font, size, WIDTH - indent)) {
            reserve(size * 1.4f);
            y -= size * 1.4f;
            show(line, font, size, LEFT + indent, y);
        }
    }

    /** One row of a table with columns of equal width, a rule below it. */
    void row(List<String> cells, boolean header) throws IOException {
        var font = header ? BOLD : REGULAR;
        var width = WIDTH / cells.size();
        var wrapped = new ArrayList<List<String>>();
        for (var cell : cells) {
            wrapped.add(wrap(cell, font, 9.5f, width - 8));
        }
        var height = 13 * wrapped.stream().mapToInt(List::size).max().orElse(1) + 6;
        reserve(height);
        for (int column = 0; column < cells.size(); column++) {
            var baseline = y - 13;
            for (var line : wrapped.get(column)) {
                show(line, font, 9.5f, LEFT + column * width + 4, baseline);
                baseline -= 13;
            }
        }
        y -= height;
        content.setStrokingColor(header ? INK : Color.LIGHT_GRAY);
        content.moveTo(LEFT, y);
        content.lineTo(LEFT + WIDTH, y);
        content.stroke();
    }

    /** Ends the last page and writes the letterhead and the page numbers, whose count is known only now. */
    void finish(String head, String foot) throws IOException {
        content.close();
        var count = document.getNumberOfPages();
        for (int number = 1; number <= count; number++) {
            content = new PDPageContentStream(document, document.getPage(number - 1), AppendMode.APPEND, true, true);
            content.setNonStrokingColor(INK);
            content.addRect(0, PDRectangle.A4.getHeight() - 46, PDRectangle.A4.getWidth(), 46);
            content.fill();
            content.setNonStrokingColor(Color.WHITE);
            show(head, BOLD, 12, LEFT, PDRectangle.A4.getHeight() - 29);
            content.setNonStrokingColor(Color.GRAY);
            show(foot + " | Page " + number + " of " + count, REGULAR, 8.5f, LEFT, 44);
            content.close();
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private void newPage() throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        y = TOP;
    }

    private void show(String text, PDFont font, float size, float x, float baseline) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, baseline);
        content.showText(text);
        content.endText();
    }

    private static List<String> wrap(String text, PDFont font, float size, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.split("\\s+", -1)) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }
}
