package dev.groundwork.ingest.text;

import java.util.ArrayList;
import java.util.List;

/** Numbers the sheets of a workbook whose reader does not: each begins with its name, or where there are no names, with its table. Pure. */
final class SheetNumbers {

    private SheetNumbers() {}

    static List<Block> given(List<Block> blocks) {
        if (blocks.stream().anyMatch(block -> block.page() != null)) {
            return blocks;
        }
        var isNamed = blocks.stream().anyMatch(SheetNumbers::isName);
        var numbered = new ArrayList<Block>(blocks.size());
        var sheet = 0;
        for (var block : blocks) {
            sheet += (isNamed ? isName(block) : block instanceof Block.Table) ? 1 : 0;
            numbered.add(on(Math.max(1, sheet), block));
        }
        return numbered;
    }

    private static boolean isName(Block block) {
        return block instanceof Block.Heading heading && heading.level() == 1;
    }

    private static Block on(int sheet, Block block) {
        return switch (block) {
            case Block.Heading heading -> new Block.Heading(heading.level(), heading.text(), sheet);
            case Block.Paragraph paragraph -> new Block.Paragraph(paragraph.text(), sheet);
            case Block.Table table -> new Block.Table(table.caption(), table.header(), table.rows(), sheet);
            case Block.Code code -> new Block.Code(code.text(), sheet);
            case Block.Aside aside -> new Block.Aside(aside.voice(), aside.text(), sheet);
        };
    }
}
