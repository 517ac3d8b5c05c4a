package dev.groundwork.query.index.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Optional;

/** Where Qdrant is and how long a call may take. */
@ConfigMapping(prefix = "groundwork.qdrant")
public interface QdrantConfig {

    @NotBlank
    @WithDefault("127.0.0.1")
    String host();

    /** The gRPC port. */
    @Min(1)
    @Max(65535)
    @WithDefault("6334")
    int port();

    @WithDefault("false")
    boolean tls();

    Optional<String> apiKey();

    /** Deadline of one write, count or set-up call. */
    @WithDefault("20s")
    Duration writeTimeout();

    /** Deadline of one search. */
    @WithDefault("2s")
    Duration searchTimeout();
}
