package dev.groundwork.ingest.chunk;

/** Counts tokens as the embedding model does. */
public interface TokenCounter {

    /** Without the markers the model adds itself. */
    int tokens(String text);
}
