package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.text.Block;
import java.util.List;

/** No passage crosses sheets. A sheet that has a name and nothing else is left out, unless there is nothing but such. */
record Sheets() implements Kind {

    @Override
    public List<Section> sections(List<Block> blocks) {
        var sheets = Runs.of(blocks, Block::page);
        var filled = sheets.stream().filter(Sheets::isFilled).toList();
        return (filled.isEmpty() ? sheets : filled)
                .stream().map(sheet -> new Section(List.of(), sheet)).toList();
    }

    private static boolean isFilled(List<Block> sheet) {
        return sheet.stream().anyMatch(block -> !(block instanceof Block.Heading));
    }
}
