package dev.groundwork.ingest.extract;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** What one document may cost while its text is read. */
@ConfigMapping(prefix = "groundwork.ingest.extract")
public interface ExtractConfig {

    @NotNull
    @WithDefault("2m")
    Duration timeout();

    /** Of text in one document. */
    @Min(1)
    @WithDefault("10000000")
    int maxCharacters();

    /** Documents read at the same time, each in a process of its own; one more is there for others while files hang in all of them. */
    @Min(1)
    @Max(64)
    @WithDefault("2")
    int concurrency();

    /** Of such a process, which needs about 200 MB more. */
    @Min(64)
    @WithDefault("256")
    int heapMegabytes();

    @Valid
    Parts parts();

    /** The files that one file may have embedded in it. */
    interface Parts {

        /** Of archives in archives. */
        @Min(0)
        @Max(20)
        @WithDefault("4")
        int maxDepth();

        @Min(1)
        @WithDefault("10000")
        int maxCount();

        /** Of all of them, unpacked. */
        @Min(1)
        @WithDefault("1000000000")
        long maxBytes();
    }
}
