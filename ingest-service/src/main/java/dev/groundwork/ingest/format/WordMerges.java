package dev.groundwork.ingest.format;

import dev.groundwork.ingest.format.Grid.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The merged cells of a Word document, which its readers here do not tell. They are read from the document itself: of all its tables, with
 * merged cells or without, so that each table that was read is known again by its place and its shape, so many rows of so many cells.
 */
final class WordMerges {

    private static final Pattern DOCUMENT = Pattern.compile("word/document\\d*\\.xml");
    /** Whose tables are read among those of the document, nobody knows where. */
    private static final Pattern MARGIN = Pattern.compile("word/(header|footer)\\d*\\.xml");
    /** Of all tables together, their rows counted too. The tables beyond are read as if they were not merged. */
    private static final int MOST_CELLS = 1_000_000;

    /** How far a cell reaches; no row when it is covered by the one above. */
    private static final class Reach {
        private int columns = 1;
        private int rows = 1;
        private boolean begins;
        private boolean goesOn;
    }

    private final List<List<List<Reach>>> tables;
    /** Of tables that may be another's as well. */
    private final Set<List<Integer>> doubtful;

    private final boolean isAnyMerged;
    private int next;

    private WordMerges(Tables document, Tables margins) {
        tables = document.read;
        doubtful = margins.read.stream().map(WordMerges::shape).collect(Collectors.toSet());
        isAnyMerged = document.isAnyMerged;
    }

    static WordMerges none() {
        return new WordMerges(new Tables(0), new Tables(0));
    }

    static WordMerges of(Path file) {
        var document = new Tables(2);
        var margins = new Tables(1);
        var documents = 0;
        try (var zip = new ZipSecureFile(file.toFile())) {
            for (var entry : Collections.list(zip.getEntries())) {
                if (DOCUMENT.matcher(entry.getName()).matches()) {
                    documents++;
                    XMLReaderUtils.parseSAX(zip.getInputStream(entry), document, new ParseContext());
                } else if (MARGIN.matcher(entry.getName()).matches()) {
                    XMLReaderUtils.parseSAX(zip.getInputStream(entry), margins, new ParseContext());
                }
            }
        } catch (IOException | SAXException | TikaException e) {
            // Whether the file can be read is for its reader to say.
            return none();
        }
        return documents == 1 ? new WordMerges(document, margins) : none();
    }

    /** No table that is still to come has merged cells. */
    boolean isEmpty() {
        return !isAnyMerged || next == tables.size();
    }

    /** The rows of a table, with what its cells span. In doubt they stay as they are. */
    List<List<Cell>> applied(List<List<Cell>> rows) {
        var shape = shape(rows);
        if (doubtful.contains(shape)) {
            return rows;
        }
        for (var i = next; i < tables.size(); i++) {
            var table = tables.get(i);
            if (table.size() == rows.size() && shape(table).equals(shape)) {
                next = i + 1;
                return losesText(rows, table) ? rows : applied(rows, table);
            }
        }
        return rows;
    }

    private static List<Integer> shape(List<? extends List<?>> rows) {
        return rows.stream().<Integer>map(List::size).toList();
    }

    /** Nothing is seen of a cell that another covers: what is, is of another table. */
    private static boolean losesText(List<List<Cell>> rows, List<List<Reach>> table) {
        return IntStream.range(0, rows.size())
                .anyMatch(row -> IntStream.range(0, rows.get(row).size())
                        .anyMatch(i -> table.get(row).get(i).rows == 0
                                && rows.get(row).get(i).isFilled()));
    }

    private static List<List<Cell>> applied(List<List<Cell>> rows, List<List<Reach>> table) {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> spanning(table.get(row), rows.get(row)))
                .toList();
    }

    private static List<Cell> spanning(List<Reach> reaches, List<Cell> cells) {
        return IntStream.range(0, cells.size())
                .filter(i -> reaches.get(i).rows > 0)
                .mapToObj(i -> cells.get(i).spanning(reaches.get(i).columns, reaches.get(i).rows))
                .toList();
    }

    /**
     * Reads the tables that stand by themselves, as the reader of the document does: none in a table, a text box or a field of a form, and none
     * that is there once more for older programs.
     */
    private static final class Tables extends DefaultHandler {

        private static final Set<String> FIELD = Set.of("sdt", "sdtContent");

        private final List<List<List<Reach>>> read = new ArrayList<>();
        private final int around;
        private boolean isAnyMerged;
        private List<List<Reach>> table;
        private Reach cell = new Reach();
        private int depth;
        private int cells;

        /** @param around how many elements there are around a table */
        Tables(int around) {
            this.around = around;
        }

        @Override
        public void startElement(String uri, String name, String qualifiedName, Attributes attributes) {
            if (table != null && FIELD.contains(name)) {
                return;
            }
            if (depth == around && name.equals("tbl")) {
                table = new ArrayList<>();
            } else if (table != null && cells < MOST_CELLS) {
                inTable(depth - around, name, attributes);
            }
            depth++;
        }

        /** What is deeper than its place is of a table within, or was so before a change. */
        private void inTable(int place, String name, Attributes attributes) {
            if (place == 1 && name.equals("tr")) {
                table.add(new ArrayList<>());
                cells++;
            } else if (place == 2 && name.equals("tc") && !table.isEmpty()) {
                cell = new Reach();
                table.getLast().add(cell);
                cells++;
            } else if (place == 4 && name.equals("gridSpan")) {
                cell.columns = TableEvents.span(value(attributes));
            } else if (place == 4 && name.equals("vMerge")) {
                cell.begins = "restart".equals(value(attributes));
                cell.goesOn = !cell.begins;
            }
        }

        @Override
        public void endElement(String uri, String name, String qualifiedName) {
            if (table != null && FIELD.contains(name)) {
                return;
            }
            depth--;
            if (depth == around && table != null) {
                if (cells < MOST_CELLS) {
                    join();
                    read.add(table);
                }
                table = null;
            }
        }

        /** Counts the rows of merged cells. */
        private void join() {
            Map<Integer, Reach> open = new HashMap<>();
            for (var row : table) {
                var column = 0;
                for (var reach : row) {
                    var above = open.get(column);
                    if (reach.goesOn && above != null) {
                        above.rows++;
                        reach.rows = 0;
                    } else {
                        open.remove(column);
                        if (reach.begins) {
                            open.put(column, reach);
                        }
                    }
                    isAnyMerged |= reach.columns > 1 || reach.rows == 0;
                    column += reach.columns;
                }
            }
        }

        private static String value(Attributes attributes) {
            return IntStream.range(0, attributes.getLength())
                    .filter(i -> attributes.getLocalName(i).equals("val"))
                    .mapToObj(attributes::getValue)
                    .findFirst()
                    .orElse(null);
        }
    }
}
