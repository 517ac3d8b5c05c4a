package dev.groundwork.query.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits of a search. */
@ConfigMapping(prefix = "groundwork.search")
public interface SearchConfig {

    /** For everything between query and hits; every call on the way, with its retries, ends by then. */
    @WithDefault("10s")
    Duration deadline();

    /** Longest query, in characters. */
    @Min(1)
    @Max(20_000)
    @WithDefault("2000")
    int maxQueryCharacters();

    /** Passages when the caller does not say. */
    @Min(1)
    @WithDefault("10")
    int defaultTopK();

    /** Most passages a caller may ask for. */
    @Min(1)
    @Max(200)
    @WithDefault("50")
    int maxTopK();

    /** Principal tokens of a reader that reach the filter at most; hundreds of them slow the index badly. */
    @Min(2)
    @WithDefault("128")
    int maxPrincipals();

    /** Candidates of each kind, by meaning and by words, that are fused. */
    @Min(10)
    @Max(1000)
    @WithDefault("100")
    int prefetch();
}
