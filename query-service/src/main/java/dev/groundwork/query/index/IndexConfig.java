package dev.groundwork.query.index;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/** How the index is kept. */
@ConfigMapping(prefix = "groundwork.index")
public interface IndexConfig {

    /** How long points of superseded and deleted versions stay: at least twice the longest deadline of a request that may still read them. */
    @WithDefault("4m")
    Duration sweepAfter();

    /** The tenant whose operators decide about embedding generations, which all tenants share. */
    @NotBlank
    @WithDefault("default")
    String homeTenant();

    /** How often what a crash left is resumed and what is past is swept. */
    @WithDefault("30s")
    Duration upkeepEvery();
}
