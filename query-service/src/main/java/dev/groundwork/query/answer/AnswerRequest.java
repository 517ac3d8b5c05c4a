package dev.groundwork.query.answer;

/**
 * The body of {@code POST /v1/answers}.
 *
 * @param topK how many passages the answer is made of at most; null takes the default
 */
public record AnswerRequest(String question, Integer topK) {}
