package dev.groundwork.ingest.embed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** How much of the machine embedding takes, and how much of it is remembered. */
@ConfigMapping(prefix = "groundwork.ingest.embed")
public interface EmbedConfig {

    /** Texts embedded at the same time, one core each: more than the machine has cores only slows all down. */
    @Min(1)
    @Max(64)
    @WithDefault("2")
    int callers();

    Cache cache();

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
}
