package dev.groundwork.ingest.progress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How many watch documents at the same time, and how long. */
@ConfigMapping(prefix = "groundwork.ingest.progress")
interface ProgressConfig {

    /** Open streams of one user, on each replica. */
    @Positive
    @WithDefault("10")
    int streamsPerUser();

    /** Open streams of all users, on each replica; each reads the database once a second. */
    @Positive
    @WithDefault("200")
    int streams();

    /** After this time a stream ends; its reader comes back with the last id. */
    @NotNull
    @WithDefault("5m")
    Duration longest();
}
