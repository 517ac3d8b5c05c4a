package dev.groundwork.query.answer;

import java.util.UUID;

/**
 * The answer will come later.
 *
 * @param location where it will lie
 * @param retryAfter seconds after which looking there makes sense
 */
public record Receipt(UUID answerId, String status, String location, long retryAfter) {

    static Receipt of(UUID answerId, long retryAfter) {
        return new Receipt(answerId, "DEFERRED", "/v1/results/" + answerId, retryAfter);
    }
}
