package dev.groundwork.ingest.chunk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;

/** How long passages are, in tokens of the embedding model. */
@ConfigMapping(prefix = "groundwork.ingest.chunk")
public interface ChunkConfig {

    /** What the model reads of a text besides its own two markers. */
    int MODEL_LIMIT = 510;

    /** Title and headings before the text take at most this. */
    int CONTEXT_LIMIT = 64;

    /** No passage is longer, but for a short remainder it takes in. */
    @Min(16)
    @WithDefault("200")
    int maxTokens();

    /** Shorter passages are joined with what follows, even under the next heading. */
    @Min(0)
    @WithDefault("64")
    int minTokens();

    @AssertTrue(
            message =
                    "max-tokens + min-tokens + 64 for the headings must be at most 510, or the model would cut passages silently")
    default boolean isWithinModel() {
        return maxTokens() + minTokens() + CONTEXT_LIMIT <= MODEL_LIMIT;
    }
}
