package dev.groundwork.eval.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How runs are worked on. */
@ConfigMapping(prefix = "groundwork.eval")
public interface RunConfig {

    /** How many cases are asked at the same time: the load under which response times are measured. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int concurrency();

    /** How often a worker looks for a run. */
    @WithDefault("1s")
    Duration poll();

    /** How long a run belongs to a worker that gives no sign of life; a worker gives one each second. */
    @WithDefault("30s")
    Duration lease();

    /** How many documents of a search count when a run does not say. */
    @WithDefault("5")
    @Min(1)
    @Max(20)
    int topK();
}
