package dev.groundwork.query.generate.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The models that write answers, each any OpenAI-compatible endpoint. With none of them, answers are extractive. */
@ConfigMapping(prefix = "groundwork.model")
public interface ModelConfig {

    /** Writes answers. */
    Endpoint small();

    /** Writes when the small one fails, and first when an answer is asked for anew. */
    Endpoint large();

    /** Another provider, for when both fail. */
    Endpoint fallback();

    /** Answers kept to be given again, on each replica. */
    @Min(0)
    @WithDefault("2000")
    int cachedAnswers();

    /** One model; not there without a base URL. */
    interface Endpoint {

        /** Up to and with the version, as in {@code https://host/v1}. */
        Optional<URI> baseUrl();

        /** The model's name at its provider; needed with the base URL. */
        Optional<String> name();

        Optional<String> apiKey();

        /** Of one call; the request's own deadline may be sooner. */
        @WithDefault("20s")
        Duration timeout();

        /** How much context the prompt may hold, in tokens. */
        @Min(100)
        @WithDefault("6000")
        int contextTokens();

        /** Longest answer, in tokens. */
        @Min(1)
        @WithDefault("700")
        int answerTokens();

        @PositiveOrZero
        @WithDefault("0")
        BigDecimal inputUsdPerMillion();

        @PositiveOrZero
        @WithDefault("0")
        BigDecimal outputUsdPerMillion();
    }
}
