package dev.groundwork.permissions.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The limits of a check. */
@ConfigMapping(prefix = "groundwork.check")
interface CheckConfig {

    /** How many versions one call may ask about. */
    @WithDefault("500")
    @Min(1)
    @Max(10_000)
    int maxDocuments();
}
