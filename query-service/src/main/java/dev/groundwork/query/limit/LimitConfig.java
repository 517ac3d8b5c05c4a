package dev.groundwork.query.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much one user may ask. */
@ConfigMapping(prefix = "groundwork.limit")
public interface LimitConfig {

    /** Questions and searches of a user per minute, on each replica. */
    @Min(1)
    @WithDefault("120")
    int requestsPerMinute();
}
