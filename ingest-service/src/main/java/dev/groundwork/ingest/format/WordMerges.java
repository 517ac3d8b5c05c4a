package dev.groundwork.ingest.format;

import dev.groundwork.ingest.format.Grid.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The merged cells of a Word document, which its readers here do not tell. They are read from the document itself; a table that was read is
 * known again by its shape: so many rows of so many cells.
 */
final class WordMerges {

    private static final Pattern DOCUMENT = Pattern.compile("word/document\\d*\\.xml");
    /** Of all tables with merged cells. More are read as if they were not merged. */
    private static final int MOST_CELLS = 1_000_000;

    /** How far a cell reaches; no row when it is covered by the one above. */
    private static final class Reach {
        private int columns = 1;
        private int rows = 1;
        private boolean begins;
        private boolean goesOn;
    }

    private final List<List<List<Reach>>> tables;
    private int next;

    private WordMerges(List<List<List<Reach>>> tables) {
        this.tables = tables;
    }

    static WordMerges none() {
        return new WordMerges(List.of());
    }

    static WordMerges of(Path file) {
        var tables = new Tables();
        try (var zip = new ZipSecureFile(file.toFile())) {
            for (var entry : Collections.list(zip.getEntries())) {
                if (DOCUMENT.matcher(entry.getName()).matches()) {
                    XMLReaderUtils.parseSAX(zip.getInputStream(entry), tables, new ParseContext());
                }
            }
        } catch (IOException | SAXException | TikaException e) {
            // Whether the file can be read is for its reader to say.
            return none();
        }
        return new WordMerges(tables.merged);
    }

    boolean isEmpty() {
        return next == tables.size();
    }

    /** The rows of a table, with what its cells span. */
    List<List<Cell>> applied(List<List<Cell>> rows) {
        return IntStream.range(next, tables.size())
                .filter(table -> isOfShape(rows, tables.get(table)))
                .mapToObj(table -> {
                    next = table + 1;
                    return applied(rows, tables.get(table));
                })
                .findFirst()
                .orElse(rows);
    }

    private static boolean isOfShape(List<List<Cell>> rows, List<List<Reach>> table) {
        return rows.size() == table.size()
                && IntStream.range(0, rows.size())
                        .allMatch(row -> rows.get(row).size() == table.get(row).size());
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

    /** Reads the outermost tables. */
    private static final class Tables extends DefaultHandler {

        private final List<List<List<Reach>>> merged = new ArrayList<>();
        private List<List<Reach>> table;
        private Reach cell = new Reach();
        private int depth;
        private int former;
        private int cells;

        @Override
        public void startElement(String uri, String name, String qualifiedName, Attributes attributes) {
            if (name.equals("tbl")) {
                depth++;
                table = depth == 1 ? new ArrayList<>() : table;
            } else if (name.equals("tcPrChange")) {
                former++;
            } else if (depth == 1 && former == 0 && cells < MOST_CELLS) {
                inTable(name, attributes);
            }
        }

        private void inTable(String name, Attributes attributes) {
            switch (name) {
                case "tr" -> table.add(new ArrayList<>());
                case "tc" -> {
                    cell = new Reach();
                    if (!table.isEmpty()) {
                        table.getLast().add(cell);
                        cells++;
                    }
                }
                case "gridSpan" -> cell.columns = BlockHandler.span(value(attributes));
                case "vMerge" -> {
                    cell.begins = "restart".equals(value(attributes));
                    cell.goesOn = !cell.begins;
                }
                default -> {}
            }
        }

        @Override
        public void endElement(String uri, String name, String qualifiedName) {
            if (name.equals("tcPrChange")) {
                former--;
            } else if (name.equals("tbl")) {
                depth--;
                if (depth == 0) {
                    join();
                }
            }
        }

        /** Counts the rows of merged cells. */
        private void join() {
            Map<Integer, Reach> open = new HashMap<>();
            var isMerged = false;
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
                    isMerged |= reach.columns > 1 || reach.rows == 0;
                    column += reach.columns;
                }
            }
            if (isMerged) {
                merged.add(table);
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
