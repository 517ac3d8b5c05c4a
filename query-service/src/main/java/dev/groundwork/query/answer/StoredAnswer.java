package dev.groundwork.query.answer;

import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.DocumentVersion;
import java.util.List;
import java.util.Optional;

/**
 * An answer as its asker left it.
 *
 * @param answer empty while it is deferred
 * @param documents it rests on
 */
record StoredAnswer(String question, int topK, Optional<Answer> answer, List<DocumentVersion> documents) {}
