package dev.groundwork.local.corpus.format;

import dev.groundwork.local.corpus.format.Block.Bullets;
import dev.groundwork.local.corpus.format.Block.Heading;
import dev.groundwork.local.corpus.format.Block.Paragraph;
import dev.groundwork.local.corpus.format.Block.Table;
import java.io.IOException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** XLSX: a sheet for each heading, numbers as numbers, dates as dates, {@code =} as a formula with its value. */
public final class SheetWriter implements FormatWriter {

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /** Wide enough for most words, in units of 1/256 of a character. */
    private static final int COLUMN_WIDTH = 24 * 256;

    @Override
    public byte[] write(Manuscript manuscript) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = null;
            for (var block : manuscript.blocks()) {
                switch (block) {
                    case Heading heading -> sheet = workbook.createSheet(heading.text());
                    case Table table -> fill(sheet, table);
                    case Paragraph _, Bullets _ ->
                        throw new IllegalArgumentException("a workbook holds headings and tables only");
                }
            }
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            return OfficeFile.bytes(workbook, manuscript);
        }
    }

    private static void fill(XSSFSheet sheet, Table table) {
        var styles = new Styles(sheet.getWorkbook());
        sheet.createFreezePane(0, 1);
        for (int r = 0; r < table.rows().size(); r++) {
            var row = sheet.createRow(r);
            var texts = table.rows().get(r);
            for (int c = 0; c < texts.size(); c++) {
                sheet.setColumnWidth(c, COLUMN_WIDTH);
                if (!texts.get(c).isEmpty()) {
                    set(row.createCell(c), texts.get(c), styles, r == 0);
                }
            }
        }
    }

    private static void set(XSSFCell cell, String text, Styles styles, boolean header) {
        if (header) {
            cell.setCellValue(text);
            cell.setCellStyle(styles.header);
        } else if (text.startsWith("=")) {
            cell.setCellFormula(text.substring(1));
            cell.setCellStyle(styles.grouped);
        } else if (DATE.matcher(text).matches()) {
            cell.setCellValue(LocalDate.parse(text));
            cell.setCellStyle(styles.date);
        } else if (NUMBER.matcher(text).matches()) {
            cell.setCellValue(Double.parseDouble(text.replace(",", "")));
            cell.setCellStyle(text.contains(",") ? styles.grouped : styles.plain);
        } else {
            cell.setCellValue(text);
        }
    }

    private static final class Styles {
        final CellStyle header;
        final CellStyle plain;
        final CellStyle grouped;
        final CellStyle date;

        Styles(XSSFWorkbook workbook) {
            header = workbook.createCellStyle();
            var bold = workbook.createFont();
            bold.setBold(true);
            header.setFont(bold);
            plain = styled(workbook, "0");
            grouped = styled(workbook, "#,##0");
            date = styled(workbook, "yyyy-mm-dd");
        }

        private static CellStyle styled(XSSFWorkbook workbook, String format) {
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            return style;
        }
    }
}
