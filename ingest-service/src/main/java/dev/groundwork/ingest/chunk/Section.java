package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.text.Block;
import java.util.List;

/**
 * A part of a document that shares no passage with another.
 *
 * @param above the headings that stand above all of it, outermost first
 */
record Section(List<String> above, List<Block> blocks) {

    Section {
        above = List.copyOf(above);
        blocks = List.copyOf(blocks);
    }
}
