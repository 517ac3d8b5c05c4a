package dev.groundwork.query.search;

/** What an answer had to do without; the names are part of the API. */
public enum Degradation {
    /** The embedding model failed: found by words alone. */
    KEYWORD_ONLY,
    /** The context was too long for the model and was shortened to whole sentences. */
    CONTEXT_COMPRESSED,
    /** No model answered: the answer is made of sentences of the passages. */
    EXTRACTIVE
}
