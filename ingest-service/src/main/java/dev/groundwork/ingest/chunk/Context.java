package dev.groundwork.ingest.chunk;

import java.util.ArrayList;
import java.util.List;

/** What is embedded before a passage, so that it is found by what it belongs to. */
public final class Context {

    private final String title;
    private final TokenCounter counter;
    private List<String> last;
    private String line;

    public Context(String title, TokenCounter counter) {
        this.title = title;
        this.counter = counter;
    }

    /** Title and headings, as much of them as fits into their share. */
    public String before(List<String> headings) {
        // Passages of one section follow each other.
        if (!headings.equals(last)) {
            last = List.copyOf(headings);
            line = line(last);
        }
        return line;
    }

    private String line(List<String> headings) {
        var parts = new ArrayList<String>();
        parts.add(title);
        headings.stream().filter(heading -> !heading.equals(title)).forEach(parts::add);
        var whole = String.join(" > ", parts);
        return new Sentences(counter, ChunkConfig.CONTEXT_LIMIT)
                        .fitting(whole, null)
                        .next()
                        .text() + "\n";
    }
}
