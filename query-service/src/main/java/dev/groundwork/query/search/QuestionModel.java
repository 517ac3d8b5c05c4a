package dev.groundwork.query.search;

import dev.groundwork.query.limit.Deadline;

/** Turns questions into vectors of one model. */
interface QuestionModel {

    /**
     * The vector of a question, of length 1.
     *
     * @param deadline of the request
     * @throws RuntimeException when the model fails
     */
    float[] embed(String question, Deadline deadline);
}
