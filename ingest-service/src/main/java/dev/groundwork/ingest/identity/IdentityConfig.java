package dev.groundwork.ingest.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;

/** Which claims of a token say who the caller is. */
@ConfigMapping(prefix = "groundwork.identity")
interface IdentityConfig {

    @NotBlank
    @WithDefault("sub")
    String userClaim();
}
