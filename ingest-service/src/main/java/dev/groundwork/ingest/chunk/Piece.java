package dev.groundwork.ingest.chunk;

/** The smallest part passages are made of: a sentence or a row. */
record Piece(String text, int tokens, boolean beginsLine, Integer page) {

    /** The same, on the line of what is before it. */
    Piece onLine() {
        return new Piece(text, tokens, false, page);
    }
}
