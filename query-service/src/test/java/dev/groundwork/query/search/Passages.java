package dev.groundwork.query.search;

import dev.groundwork.contracts.event.Source;
import java.util.List;
import java.util.UUID;

/** Passages for tests without an index. */
final class Passages {

    private Passages() {}

    static Passage of(UUID documentId, long version, int ordinal) {
        var source = new Source("wiki", documentId.toString());
        return new Passage(
                documentId, version, ordinal, "Title", List.of(), null, "Text", "text/plain", source, 1, null);
    }
}
