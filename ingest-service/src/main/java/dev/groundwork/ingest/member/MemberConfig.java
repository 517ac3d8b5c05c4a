package dev.groundwork.ingest.member;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many documents one document may bring along, with all that is embedded in what is embedded in it. */
@ConfigMapping(prefix = "groundwork.ingest.members")
public interface MemberConfig {

    /** Of documents in documents; archives in archives are one. permissions-service looks for a root no more than eight levels up. */
    @Min(0)
    @Max(8)
    @WithDefault("5")
    int maxDepth();

    @Min(1)
    @WithDefault("10000")
    int maxCount();

    /** Of all of them. */
    @Min(1)
    @WithDefault("5000000000")
    long maxBytes();
}
