package dev.groundwork.query.answer;

import dev.groundwork.contracts.http.Reader;
import java.util.UUID;

/**
 * A deferred answer somebody works on.
 *
 * @param attempts including the present one
 */
record Job(UUID answerId, Reader reader, Ask ask, int attempts) {}
