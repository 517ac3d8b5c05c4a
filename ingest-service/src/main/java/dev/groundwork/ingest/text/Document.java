package dev.groundwork.ingest.text;

import java.util.List;

/**
 * A document that is understood: clean text in its structure.
 *
 * @param title never null, though possibly only the file's name
 * @param language ISO 639-1, or null when unknown
 */
public record Document(String title, String mediaType, String language, List<Block> blocks) {

    public Document {
        blocks = List.copyOf(blocks);
    }

    /** The same under the title its sender gave it, if he gave one. */
    public Document titled(String given) {
        return given == null || given.isBlank() ? this : new Document(given.strip(), mediaType, language, blocks);
    }
}
