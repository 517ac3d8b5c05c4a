package dev.groundwork.local.docs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What a document and the code do not agree on, each as a line for a person. */
final class Differences {

    private Differences() {}

    /** @throws AssertionError when the code has nothing to compare: then its form changed and the parser no longer reads it */
    static List<String> between(Collection<?> code, Collection<?> documented) {
        if (code.isEmpty()) {
            throw new AssertionError("nothing found in the code");
        }
        return Stream.concat(
                        without(code, documented).map(missing -> "missing in the document: " + missing),
                        without(documented, code).map(surplus -> "not in the code: " + surplus))
                .toList();
    }

    private static Stream<?> without(Collection<?> all, Collection<?> known) {
        var rest = new ArrayList<>(all);
        known.forEach(rest::remove);
        return rest.stream();
    }
}
