package dev.groundwork.permissions.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The limits of a check. */
@ConfigMapping(prefix = "groundwork.permissions")
interface CheckConfig {

    /** How many versions one call may ask about; query-service asks about 200. */
    @WithDefault("500")
    @Min(200)
    @Max(10_000)
    int maxDocuments();
}
