package dev.groundwork.ingest.chunk;

import java.util.List;

/**
 * A piece of a document that will be searched and cited.
 *
 * @param text what a reader sees of it
 * @param headings the path of headings above it, outermost first
 * @param page where it begins, or null
 * @param input what is embedded: the text with its title and headings before it
 */
public record Passage(int ordinal, String text, List<String> headings, Integer page, String input) {

    public Passage {
        headings = List.copyOf(headings);
    }
}
