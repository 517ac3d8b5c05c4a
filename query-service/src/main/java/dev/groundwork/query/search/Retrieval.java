package dev.groundwork.query.search;

import dev.groundwork.contracts.http.Reader;
import jakarta.enterprise.context.ApplicationScoped;

/** Question in, permitted passages out: embed → search (hybrid, filtered) → keep live versions → check. */
@ApplicationScoped
public class Retrieval {

    public Found retrieve(Reader reader, Query query) {
        throw new UnsupportedOperationException("to be written");
    }
}
