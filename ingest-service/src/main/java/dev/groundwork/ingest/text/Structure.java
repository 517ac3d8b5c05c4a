package dev.groundwork.ingest.text;

import java.util.ArrayList;
import java.util.List;

/** Finds headings and the names of columns where the format does not mark them. Pure, and rather misses one than invents one. */
final class Structure {

    private static final int LONGEST_TITLE = 100;
    private static final int SECTION = 2;

    private Structure() {}

    static List<Block> of(List<Block> blocks, String mediaType) {
        var isPdf = mediaType.equals(MediaTypes.PDF);
        var isPresentation = MediaTypes.isPresentation(mediaType);
        var headings = new PdfHeadings(blocks);
        var result = new ArrayList<Block>(blocks.size());
        Integer page = null;
        for (var i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            var isFirstOfPage = block.page() != null && !block.page().equals(page);
            var isPdfHeading = isPdf && headings.isHeading(i);
            page = block.page();
            result.add(
                    switch (block) {
                        case Block.Paragraph paragraph
                        when isPdfHeading || (isPresentation && isFirstOfPage && isTitle(paragraph.text())) ->
                            new Block.Heading(SECTION, paragraph.text(), paragraph.page());
                        case Block.Table table when table.header().isEmpty() -> TableHeaders.named(table);
                        case Block.Heading heading -> heading;
                        case Block.Paragraph paragraph -> paragraph;
                        case Block.Table table -> table;
                        case Block.Code code -> code;
                        case Block.Aside aside -> aside;
                    });
        }
        return result;
    }

    private static boolean isTitle(String text) {
        return text.length() <= LONGEST_TITLE && !text.contains("\n");
    }
}
