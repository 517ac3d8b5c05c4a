package dev.groundwork.query.answer;

import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.query.search.Passage;
import dev.groundwork.query.search.Permitted;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The permitted passages an answer is made of, best first. */
record Context(List<Permitted> permitted) {

    Context {
        permitted = List.copyOf(permitted);
    }

    /** Of passages with the same text the best one: copies of a document say nothing twice. */
    static Context select(List<Permitted> found) {
        var texts = new HashSet<String>();
        return new Context(found.stream()
                .filter(permitted -> texts.add(permitted.passage().text()))
                .toList());
    }

    List<Passage> passages() {
        return permitted.stream().map(Permitted::passage).toList();
    }

    Set<DocumentVersion> documents() {
        var documents = new LinkedHashSet<DocumentVersion>();
        permitted.forEach(p -> documents.add(p.passage().documentVersion()));
        return documents;
    }

    boolean isEmpty() {
        return permitted.isEmpty();
    }

    /** Without what may not be read any more. */
    Context allowedBy(CheckResult check) {
        var allowed = new HashSet<DocumentVersion>();
        check.allowed().forEach(a -> allowed.add(a.documentVersion()));
        return new Context(permitted.stream()
                .filter(p -> allowed.contains(p.passage().documentVersion()))
                .toList());
    }
}
