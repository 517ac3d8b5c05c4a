package dev.groundwork.ingest.embed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How much of the machine embedding takes. */
@ConfigMapping(prefix = "groundwork.ingest.embed")
public interface EmbedConfig {

    /** Texts embedded at the same time, one core each: more than the machine has cores only slows all down. */
    @Min(1)
    @Max(64)
    @WithDefault("2")
    int callers();
}
