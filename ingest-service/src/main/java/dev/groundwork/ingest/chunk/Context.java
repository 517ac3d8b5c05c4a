package dev.groundwork.ingest.chunk;

import java.util.ArrayList;
import java.util.List;

/** What is embedded before a passage, so that it is found by what it belongs to. */
final class Context {

    private final String title;
    private final TokenCounter counter;

    Context(String title, TokenCounter counter) {
        this.title = title;
        this.counter = counter;
    }

    /** Title and headings, as much of them as fits into their share. */
    String before(List<String> headings) {
        var parts = new ArrayList<String>();
        parts.add(title);
        headings.stream().filter(heading -> !heading.equals(title)).forEach(parts::add);
        var line = String.join(" > ", parts);
        if (counter.tokens(line) <= ChunkConfig.CONTEXT_LIMIT) {
            return line + "\n";
        }
        return new Sentences(counter, ChunkConfig.CONTEXT_LIMIT).fitting(line).getFirst() + "\n";
    }
}
