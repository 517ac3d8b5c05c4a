package dev.groundwork.local.corpus.format;

import dev.groundwork.local.corpus.format.Block.Bullets;
import dev.groundwork.local.corpus.format.Block.Heading;
import dev.groundwork.local.corpus.format.Block.Paragraph;
import dev.groundwork.local.corpus.format.Block.Table;
import java.io.IOException;
import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** DOCX: heading styles, bulleted lists, real tables, a letterhead and a foot line. */
public final class WordWriter implements FormatWriter {

    private static final String FONT = "Calibri";

    @Override
    public byte[] write(Manuscript manuscript) throws IOException {
        try (var document = new XWPFDocument()) {
            addHeadingStyles(document);
            var bullets = addBulletNumbering(document);
            run(document.createHeader(HeaderFooterType.DEFAULT).createParagraph(), COMPANY, 9, false);
            run(
                    document.createFooter(HeaderFooterType.DEFAULT).createParagraph(),
                    manuscript.author() + ", " + manuscript.longDate(),
                    9,
                    false);
            for (var block : manuscript.blocks()) {
                add(document, block, bullets);
            }
            return OfficeFile.bytes(document, manuscript);
        }
    }

    private static void add(XWPFDocument document, Block block, BigInteger bullets) {
        switch (block) {
            case Heading heading -> {
                var paragraph = document.createParagraph();
                paragraph.setStyle("Heading" + heading.level());
                paragraph.setSpacingBefore(240);
                run(paragraph, heading.text(), heading.level() == 1 ? 20 : 14, true);
            }
            case Paragraph paragraph -> {
                var target = document.createParagraph();
                target.setSpacingAfter(120);
                run(target, paragraph.text().replace('\n', ' '), 11, false);
            }
            case Bullets list ->
                list.items().forEach(item -> {
                    var paragraph = document.createParagraph();
                    paragraph.setNumID(bullets);
                    run(paragraph, item, 11, false);
                });
            case Table table -> addTable(document, table);
        }
    }

    private static void addTable(XWPFDocument document, Table table) {
        var columns = table.rows().getFirst().size();
        var target = document.createTable(table.rows().size(), columns);
        target.setWidth("100%");
        for (int row = 0; row < table.rows().size(); row++) {
            for (int column = 0; column < columns; column++) {
                XWPFTableCell cell = target.getRow(row).getCell(column);
                run(cell.getParagraphs().getFirst(), table.rows().get(row).get(column), 10, row == 0);
            }
        }
        document.createParagraph();
    }

    private static void run(XWPFParagraph paragraph, String text, int size, boolean bold) {
        var run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(size);
        run.setBold(bold);
        run.setText(text);
    }

    /** A new document has no styles at all, and readers know a heading by the name of its style. */
    private static void addHeadingStyles(XWPFDocument document) {
        var styles = document.createStyles();
        for (int level = 1; level <= 2; level++) {
            var style = CTStyle.Factory.newInstance();
            style.setType(STStyleType.PARAGRAPH);
            style.setStyleId("Heading" + level);
            style.addNewName().setVal("heading " + level);
            style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1));
            styles.addStyle(new XWPFStyle(style));
        }
    }

    private static BigInteger addBulletNumbering(XWPFDocument document) {
        var definition = CTAbstractNum.Factory.newInstance();
        definition.setAbstractNumId(BigInteger.ZERO);
        var level = definition.addNewLvl();
        level.setIlvl(BigInteger.ZERO);
        level.addNewNumFmt().setVal(STNumberFormat.BULLET);
        level.addNewLvlText().setVal("•");
        var indent = level.addNewPPr().addNewInd();
        indent.setLeft(BigInteger.valueOf(500));
        indent.setHanging(BigInteger.valueOf(250));
        var numbering = document.createNumbering();
        return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(definition)));
    }
}
