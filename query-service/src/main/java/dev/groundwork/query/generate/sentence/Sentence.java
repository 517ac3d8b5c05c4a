package dev.groundwork.query.generate.sentence;

import dev.groundwork.query.search.Passage;

/**
 * A piece of a passage that can stand in an answer as it is: a sentence, a list item or a row of a table.
 *
 * @param text a substring of the passage's text
 * @param header the row of column names above a table's row, a substring too; empty when it is no row
 * @param start where the text begins in the passage's text: the same words may stand there twice
 */
public record Sentence(Passage passage, String text, String header, int start) {}
