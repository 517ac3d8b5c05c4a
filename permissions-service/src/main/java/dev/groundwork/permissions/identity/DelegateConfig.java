package dev.groundwork.permissions.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Who may ask on behalf of whom. */
@ConfigMapping(prefix = "groundwork.permissions")
interface DelegateConfig {

    /** The clients whose service accounts may check for a user who is not there. */
    @WithDefault("groundwork-query")
    Set<String> delegates();
}
