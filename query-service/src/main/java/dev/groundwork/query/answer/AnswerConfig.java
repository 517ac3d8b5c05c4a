package dev.groundwork.query.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What one question may take. */
@ConfigMapping(prefix = "groundwork.answer")
public interface AnswerConfig {

    /** For everything between question and answer. */
    @WithDefault("30s")
    Duration deadline();

    /** Longest question, in characters. */
    @Min(1)
    @Max(20_000)
    @WithDefault("2000")
    int maxQuestionCharacters();

    /** Passages an answer is made of when the request does not say. */
    @Min(1)
    @Max(20)
    @WithDefault("8")
    int defaultTopK();

    /** Most passages a request may ask for. */
    @Min(1)
    @Max(100)
    @WithDefault("20")
    int maxTopK();

    /** How long answers are kept for their askers, with their questions. */
    @WithDefault("30d")
    Duration keep();

    /** How often a stream asks whether what it cites may still be read. */
    @WithDefault("1s")
    Duration streamCheck();
}
