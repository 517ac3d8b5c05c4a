package dev.groundwork.ingest.format;

import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.MailText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Turns the XHTML events every parser emits into blocks; tables within a table become text of its cell. */
final class BlockHandler extends DefaultHandler {

    /** There is more text than allowed. */
    static final class LimitException extends SAXException {

        private static final long serialVersionUID = 1L;

        LimitException(int limit) {
            super("more than " + limit + " characters");
        }
    }

    /** What parts lines and no paragraphs, as far as its own lines leave none empty. */
    static final String LINE = "line";
    /** Says how many rows of a table the next one stands for. */
    static final String REPEAT = "repeat";

    private static final String QUOTATION = "blockquote";
    private static final String LINES = "pre";

    private static final Set<String> BREAKING = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            QUOTATION,
            LINES,
            "body",
            "section",
            "article",
            "aside",
            "main",
            "footer",
            "address",
            "figcaption",
            "caption");
    private static final Set<String> PAGES = Set.of("page", "slide-content");

    private final int limit;
    private final boolean isMessage;
    private final TableEvents table;
    private final List<Block> blocks = new ArrayList<>();
    private final Silence silence = new Silence();
    private final StringBuilder text = new StringBuilder();
    private int characters;
    private int page;
    private int quotations;
    private int lines;
    private int tables;

    /** @param isMessage whether a quotation is that of another message */
    BlockHandler(int limit, boolean isMessage, TableEvents table) {
        this.limit = limit;
        this.isMessage = isMessage;
        this.table = table;
    }

    List<Block> blocks() {
        endParagraph();
        return blocks;
    }

    boolean limitReached() {
        return characters > limit;
    }

    @Override
    public void startElement(String uri, String name, String qualifiedName, Attributes attributes) throws SAXException {
        if (silence.starts(name, attributes)) {
            return;
        }
        if (name.equals(LINE)) {
            endLine();
        } else if (name.equals("table")) {
            startTable();
        } else if (tables > 0) {
            startInTable(name, attributes);
        } else if (name.equals("br")) {
            append('\n');
        } else if (lines > 0 && BREAKING.contains(name)) {
            lines += name.equals(LINES) ? 1 : 0;
            endLine();
        } else if (isHeading(name) || BREAKING.contains(name)) {
            endParagraph();
            quotations += name.equals(QUOTATION) ? 1 : 0;
            lines += name.equals(LINES) && !isMessage ? 1 : 0;
            if (PAGES.contains(String.valueOf(attributes.getValue("class")))) {
                page++;
            }
        }
    }

    @Override
    public void endElement(String uri, String name, String qualifiedName) throws SAXException {
        if (silence.ends(name)) {
            return;
        }
        if (name.equals(LINE)) {
            append('\n');
        } else if (name.equals("table") && tables > 0) {
            endTable();
        } else if (tables > 0) {
            endInTable(name);
        } else if (isHeading(name)) {
            endHeading(name.charAt(1) - '0');
        } else if (lines > 0 && BREAKING.contains(name)) {
            endLines(name);
        } else if (BREAKING.contains(name)) {
            endParagraph();
            quotations -= name.equals(QUOTATION) ? 1 : 0;
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (silence.holds()) {
            return;
        }
        count(length);
        text.append(characters, start, length);
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
        characters(characters, start, length);
    }

    private void append(char character) throws LimitException {
        count(1);
        text.append(character);
    }

    /** Cells and line ends count as characters do: a million empty ones take their place too. */
    private void count(int length) throws LimitException {
        characters += length;
        if (limitReached()) {
            throw new LimitException(limit);
        }
    }

    private void startTable() {
        tables++;
        if (tables == 1) {
            endParagraph();
            table.start();
        }
    }

    private void startInTable(String name, Attributes attributes) throws LimitException {
        if (tables > 1 || name.equals("br") || BREAKING.contains(name)) {
            append(' ');
        } else if (name.equals(REPEAT)) {
            table.repeat(attributes.getValue(REPEAT));
        } else if (name.equals("tr")) {
            // The caption of the table stands before its rows.
            endParagraph();
            table.startRow();
        } else if (name.equals("td") || name.equals("th")) {
            text.setLength(0);
            table.startCell(attributes);
        }
    }

    private void endInTable(String name) throws LimitException {
        if (tables > 1) {
            append(' ');
        } else if (table.isInRow() && (name.equals("td") || name.equals("th"))) {
            count(1);
            table.endCell(take(), name.equals("th"));
        } else if (table.isInRow() && name.equals("tr")) {
            count(1 + table.endRow());
        }
    }

    private void endTable() throws LimitException {
        tables--;
        if (tables == 0) {
            for (var cells : table.merged()) {
                count(table.add(cells));
            }
            table.table(pageOrNull()).ifPresent(this::add);
            endParagraph();
        }
    }

    private void endHeading(int level) {
        var heading = take();
        if (!heading.isBlank()) {
            add(new Block.Heading(level, heading, pageOrNull()));
        }
    }

    private void endParagraph() {
        var paragraph = take();
        if (paragraph.isBlank()) {
            return;
        }
        if (lines > 0) {
            add(new Block.Code(withoutBlankStart(paragraph).stripTrailing(), pageOrNull()));
        } else {
            PlainText.paragraphs(paragraph, pageOrNull()).forEach(this::add);
        }
    }

    /** What would be a paragraph elsewhere is a line of them. */
    private void endLine() throws LimitException {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            append('\n');
        }
    }

    private void endLines(String name) throws LimitException {
        if (!name.equals(LINES)) {
            endLine();
            return;
        }
        if (lines == 1) {
            endParagraph();
        }
        lines--;
    }

    /** The indentation of the first line is content. */
    private static String withoutBlankStart(String lines) {
        var text = lines.length() - lines.stripLeading().length();
        return lines.substring(lines.lastIndexOf('\n', text) + 1);
    }

    private void add(Block block) {
        blocks.add(isMessage && quotations > 0 ? MailText.quoted(block) : block);
    }

    private String take() {
        var taken = text.toString();
        text.setLength(0);
        return taken;
    }

    private Integer pageOrNull() {
        return page == 0 ? null : page;
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }
}
