package dev.groundwork.query.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The models that questions can be embedded with beside the one of this process: which of them is, the active generation says. */
@ConfigMapping(prefix = "groundwork.embed")
public interface EmbedConfig {

    Remote remote();

    /** A second one, for the time around a change of the model. */
    Remote next();

    /** Any endpoint that speaks OpenAI's embeddings; the same words as in ingest-service. */
    interface Remote {

        /** Up to and with the version, as in {@code https://host/v1}. */
        Optional<URI> baseUrl();

        /** The model's name at its provider, in events and in the index's generation. */
        Optional<String> name();

        Optional<String> apiKey();

        /** The length of the model's vectors. */
        Optional<Integer> dimensions();

        /** Whether requests ask for that length, as some models allow. */
        @WithDefault("false")
        boolean sendDimensions();

        /** What the model was trained to see before a question. */
        Optional<String> questionPrefix();

        /** Of one request; the deadline of the reader's request may be sooner. */
        @NotNull
        @WithDefault("2s")
        Duration timeout();

        @AssertTrue(message = "a base-url of groundwork.embed needs .name and .dimensions beside it")
        default boolean isWhole() {
            return baseUrl().isEmpty() || name().isPresent() && dimensions().isPresent();
        }
    }
}
