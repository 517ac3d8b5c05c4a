package dev.groundwork.contracts.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * The answer of {@code POST /v1/answers}.
 *
 * @param groundedness share of the answer that its citations bear, 0 to 1, or null without an answer
 * @param model what wrote it: {@code extractive} or the name of a model
 */
public record Answer(
        UUID answerId,
        Status status,
        String answer,
        List<Citation> citations,
        List<String> degraded,
        List<String> warnings,
        Double groundedness,
        String model,
        boolean cached,
        Usage usage,
        Timings timings) {

    /** How the question ended. */
    public enum Status {
        ANSWERED,
        /** The model broke off: what there is of an answer, or the best passages. */
        PARTIAL,
        /** Nothing the reader may read answers it. */
        NO_CONTEXT
    }

    /** Tokens and cost in US dollars. */
    public record Usage(int inputTokens, int outputTokens, BigDecimal costUsd) {}

    /** Milliseconds of each part. */
    public record Timings(long embedMs, long searchMs, long modelMs, long totalMs) {}

    public Answer {
        citations = List.copyOf(citations);
        degraded = List.copyOf(degraded);
        warnings = List.copyOf(warnings);
    }
}
