package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.text.Block;
import java.util.List;

/** A slide is a passage of its own, however short: so a citation names the slide it is on. */
record Slides() implements Kind {

    @Override
    public List<Section> sections(List<Block> blocks) {
        return Runs.of(blocks, Block::page).stream()
                .map(slide -> new Section(List.of(), slide))
                .toList();
    }
}
