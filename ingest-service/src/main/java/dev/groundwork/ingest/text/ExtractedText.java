package dev.groundwork.ingest.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was read out of a file.
 *
 * @param title the one the file states of itself, or null
 * @param parts the files that are embedded in it
 */
public record ExtractedText(String title, List<Block> blocks, List<Part> parts) {

    public ExtractedText {
        blocks = List.copyOf(blocks);
        parts = List.copyOf(parts);
    }

    public ExtractedText(String title, List<Block> blocks) {
        this(title, blocks, List.of());
    }

    /** Of all its text. */
    public long characters() {
        return blocks.stream().mapToLong(Block::characters).sum();
    }

    public boolean hasText() {
        return blocks.stream()
                .flatMap(Block::texts)
                .anyMatch(piece -> piece.codePoints().anyMatch(Character::isLetterOrDigit));
    }

    /** What holds files and says nothing itself, such as an archive, is found by their names. */
    public ExtractedText orNamesOfParts() {
        if (parts.isEmpty() || hasText()) {
            return this;
        }
        var names = parts.stream().map(part -> "- " + part.path()).collect(Collectors.joining("\n"));
        return new ExtractedText(title, List.of(new Block.Paragraph(names, null)), parts);
    }
}
