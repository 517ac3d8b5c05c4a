package dev.groundwork.query.answer;

import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import dev.groundwork.query.text.PlainText;

/**
 * A valid question.
 *
 * @param fresh asks anew what was answered before
 */
record Ask(String question, int topK, boolean fresh) {

    /** @throws QueryException when there is no question, it is no plain text, or it or topK is over the limit */
    static Ask of(AnswerRequest request, AnswerConfig config) {
        if (request == null || request.question() == null || request.question().isBlank()) {
            throw new QueryException(ErrorCode.INVALID_REQUEST, "question is missing");
        }
        var question = request.question().strip();
        if (question.length() > config.maxQuestionCharacters()) {
            throw new QueryException(
                    ErrorCode.QUESTION_TOO_LONG,
                    "The question has " + question.length() + " characters; " + config.maxQuestionCharacters()
                            + " are the most");
        }
        if (!PlainText.isPlain(question)) {
            throw new QueryException(ErrorCode.INVALID_REQUEST, "question holds control characters");
        }
        int topK = request.topK() == null ? config.defaultTopK() : request.topK();
        if (topK < 1 || topK > config.maxTopK()) {
            throw new QueryException(
                    ErrorCode.INVALID_REQUEST, "topK is " + topK + "; 1 to " + config.maxTopK() + " are possible");
        }
        return new Ask(question, topK, false);
    }
}
