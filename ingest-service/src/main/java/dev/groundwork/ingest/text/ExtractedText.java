package dev.groundwork.ingest.text;

import java.util.List;

/**
 * What was read out of a file.
 *
 * @param title the one the file states of itself, or null
 * @param attachments how many documents are embedded in it and were left out
 */
public record ExtractedText(String title, List<Block> blocks, int attachments) {

    public ExtractedText {
        blocks = List.copyOf(blocks);
    }
}
