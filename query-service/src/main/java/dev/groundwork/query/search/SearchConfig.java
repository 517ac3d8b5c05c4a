package dev.groundwork.query.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The limits of a search. */
@ConfigMapping(prefix = "groundwork.search")
public interface SearchConfig {

    /** Longest question, in characters. */
    @Min(1)
    @Max(20_000)
    @WithDefault("2000")
    int maxQueryChars();

    /** Most passages a caller may ask for. */
    @Min(1)
    @Max(200)
    @WithDefault("50")
    int maxTopK();

    /** Passages when the caller does not say. */
    @Min(1)
    @WithDefault("10")
    int defaultTopK();

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
