package dev.groundwork.query.generate.model;

import dev.groundwork.contracts.http.Answer.Usage;
import java.time.Duration;

/** How a call to a model ended. */
public sealed interface ModelReply {

    /** It wrote something. */
    record Said(String text, Usage usage) implements ModelReply {}

    /** The prompt is longer than it takes. */
    record TooLong() implements ModelReply {}

    /** It takes no more calls for now. */
    record RateLimited(Duration retryAfter) implements ModelReply {}

    /** It took longer than it may. */
    record TimedOut() implements ModelReply {}

    /** It is down, knows us not, or refuses this content. */
    record Unusable(String kind) implements ModelReply {}
}
