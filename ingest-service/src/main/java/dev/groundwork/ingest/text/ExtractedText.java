package dev.groundwork.ingest.text;

import java.util.List;

/**
 * What was read out of a file.
 *
 * @param title the one the file states of itself, or null
 * @param attachments how many files are embedded in it
 * @param parts these files, when they were asked for; an archive has no text, and parts alone
 */
public record ExtractedText(String title, List<Block> blocks, int attachments, List<Part> parts) {

    public ExtractedText {
        blocks = List.copyOf(blocks);
        parts = List.copyOf(parts);
    }

    /** Of all its text. */
    public long characters() {
        return blocks.stream().mapToLong(Block::characters).sum();
    }

    public ExtractedText(String title, List<Block> blocks, int attachments) {
        this(title, blocks, attachments, List.of());
    }
}
