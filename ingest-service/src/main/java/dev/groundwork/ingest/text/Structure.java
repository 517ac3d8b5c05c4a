package dev.groundwork.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds headings and header rows where the format does not mark them. Pure, and rather misses one than invents one. */
final class Structure {

    private static final int LONGEST_HEADING = 100;
    private static final int SECTION = 2;
    private static final Pattern NUMBERED = Pattern.compile("\\d{1,2}(\\.\\d{1,2}){0,4}\\.?\\s+\\p{Lu}.*");
    private static final Pattern NAMED =
            Pattern.compile("(?i)(part|item|section|chapter|article|note|appendix|annex)\\s+[\\divxA-Z]+\\b.*");
    private static final Pattern CAPITALS = Pattern.compile("(?=.*\\p{Lu}{4})[\\p{Lu}\\d\\s&,'’()/–-]+");
    private static final Pattern NUMBER = Pattern.compile("[\\s$€£%()+\\d.,–-]+");

    private Structure() {}

    static List<Block> of(List<Block> blocks, String mediaType) {
        var isPdf = mediaType.equals(MediaTypes.PDF);
        var isPresentation = MediaTypes.isPresentation(mediaType);
        var result = new ArrayList<Block>(blocks.size());
        Integer page = null;
        for (var i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            var isFirstOfPage = block.page() != null && !block.page().equals(page);
            var isLast = i == blocks.size() - 1;
            page = block.page();
            result.add(
                    switch (block) {
                        case Block.Paragraph paragraph
                        when (isPdf && !isLast && isHeading(paragraph.text()))
                                || (isPresentation && isFirstOfPage && isShortLine(paragraph.text())) ->
                            new Block.Heading(SECTION, paragraph.text(), paragraph.page());
                        case Block.Table table when table.header().isEmpty() -> withHeader(table);
                        case Block.Heading heading -> heading;
                        case Block.Paragraph paragraph -> paragraph;
                        case Block.Table table -> table;
                    });
        }
        return result;
    }

    private static boolean isHeading(String text) {
        return isShortLine(text)
                && !text.matches(".*[.,;:]$")
                && (NUMBERED.matcher(text).matches()
                        || NAMED.matcher(text).matches()
                        || CAPITALS.matcher(text).matches());
    }

    private static boolean isShortLine(String text) {
        return text.length() <= LONGEST_HEADING && !text.contains("\n");
    }

    /** The first row names the columns when it is full and holds no number. */
    private static Block.Table withHeader(Block.Table table) {
        var first = table.rows().getFirst();
        var names = table.rows().size() > 1
                && first.size() > 1
                && first.stream()
                        .noneMatch(
                                cell -> cell.isEmpty() || NUMBER.matcher(cell).matches());
        return names
                ? new Block.Table(first, table.rows().subList(1, table.rows().size()), table.page())
                : table;
    }
}
