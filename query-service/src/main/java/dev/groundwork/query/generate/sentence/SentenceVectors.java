package dev.groundwork.query.generate.sentence;

import java.util.List;
import java.util.Optional;

/** The meaning of sentences next to that of a question. */
public interface SentenceVectors {

    /** The cosine of the question and each text, or empty when there is no embedding model to ask. */
    Optional<double[]> cosines(String question, List<String> texts);
}
