package dev.groundwork.ingest.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** What is downloaded from the URIs of documents, and how long it may take. */
@ConfigMapping(prefix = "groundwork.ingest.download")
public interface DownloadConfig {

    @NotNull
    @WithDefault("5s")
    Duration connectTimeout();

    /** From the first byte of the request to the first of the answer. */
    @NotNull
    @WithDefault("30s")
    Duration responseTimeout();

    /** For the whole transfer, redirects included. */
    @NotNull
    @WithDefault("5m")
    Duration totalTimeout();

    @Min(0)
    @Max(20)
    @WithDefault("5")
    int maxRedirects();

    /** Whether {@code http:} URIs are fetched, in clear text. */
    @WithDefault("false")
    boolean allowHttp();

    /** Whether loopback, private and link-local addresses may be fetched: only where all senders are trusted. */
    @WithDefault("false")
    boolean allowPrivateAddresses();
}
