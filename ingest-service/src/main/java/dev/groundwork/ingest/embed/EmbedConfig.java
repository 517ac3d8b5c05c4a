package dev.groundwork.ingest.embed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where texts are embedded, how much of the machine that takes, and how much of it is remembered. */
@ConfigMapping(prefix = "groundwork.ingest.embed")
public interface EmbedConfig {

    /** Texts, or requests to a remote model, embedded at the same time. In this process each takes a core: more callers than cores only slow all down. */
    @Min(1)
    @Max(64)
    @WithDefault("2")
    int callers();

    Cache cache();

    Remote remote();

    /** A second model every document is embedded with too, while the index changes to it. */
    Remote next();

    /** Whether that second model is the one of this process: for the way back from a remote one. */
    @WithDefault("false")
    boolean nextInProcess();

    @AssertTrue(
            message =
                    "groundwork.ingest.embed.next-in-process is true, and there is another next model, or no remote one beside it")
    default boolean isOneNext() {
        return !nextInProcess()
                || next().baseUrl().isEmpty() && remote().baseUrl().isPresent();
    }

    /** Vectors of texts that were embedded before. */
    interface Cache {

        /** How many are kept, those used last; each takes about 2 kB of the database. */
        @Min(0)
        @WithDefault("1000000")
        long maxVectors();

        @NotNull
        @WithDefault("10m")
        Duration upkeepEvery();
    }

    /** Any endpoint that speaks OpenAI's embeddings. */
    interface Remote {

        /** Up to and with the version, as in {@code https://host/v1}; without it texts are embedded in this process. */
        Optional<URI> baseUrl();

        /** The model's name at its provider, in events and in the index's generation. */
        Optional<String> name();

        Optional<String> apiKey();

        /** The length of the model's vectors. */
        Optional<Integer> dimensions();

        /** Whether requests ask for that length, as some models allow. */
        @WithDefault("false")
        boolean sendDimensions();

        @Min(1)
        @Max(2048)
        @WithDefault("64")
        int batchTexts();

        /** Of all texts of a request together. */
        @Min(1)
        @WithDefault("16000")
        int batchTokens();

        /** Longest text the model reads whole, in tokens without its own markers. */
        @Min(16)
        @WithDefault("510")
        int maxTokens();

        /** The model's tokenizer.json; without it tokens are counted as OpenAI's models do (cl100k). */
        Optional<Path> tokenizer();

        /** Of one request, from connecting to the last byte of the answer. */
        @NotNull
        @WithDefault("30s")
        Duration timeout();

        @AssertTrue(message = "a base-url of groundwork.ingest.embed needs .name and .dimensions beside it")
        default boolean isWhole() {
            return baseUrl().isEmpty() || name().isPresent() && dimensions().isPresent();
        }
    }
}
