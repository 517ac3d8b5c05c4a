package dev.groundwork.ingest.deadletter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** How dead letters are told apart, and how long they are kept. Those that wait for an operator are kept for ever. */
@ConfigMapping(prefix = "groundwork.ingest.dead-letters")
public interface DeadLetterConfig {

    /** Longer than their topic keeps them. */
    Duration SHORTEST = Duration.ofDays(40);

    /** From when they were last redriven, or closed. */
    @NotNull
    @WithDefault("90d")
    Duration keepRedriven();

    @NotNull
    @WithDefault("1h")
    Duration sweepEvery();

    /** Of the topics of letters: recreated, they count their records from 0 again. At least that of {@code document-received}. */
    @Min(0)
    @WithDefault("0")
    int logEpoch();

    @AssertTrue(
            message = "groundwork.ingest.dead-letters.keep-redriven must be at least 40d: their topic keeps them for 30"
                    + " days, and read again from its start it would bring back as open what was redriven")
    default boolean isKeptLongerThanInTheTopic() {
        return keepRedriven().compareTo(SHORTEST) >= 0;
    }
}
