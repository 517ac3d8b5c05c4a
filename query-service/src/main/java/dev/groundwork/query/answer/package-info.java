/** Question in, cited answer out: {@link dev.groundwork.query.answer.AnswerService} reads as the sentence of this service. */
package dev.groundwork.query.answer;
