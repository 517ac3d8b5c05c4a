package dev.groundwork.permissions.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;

/** How users are named. */
@ConfigMapping(prefix = "groundwork.identity")
interface IdentityConfig {

    /** The claim that holds the user's id; it must never change hands. */
    @WithDefault("sub")
    @NotBlank
    String userClaim();
}
