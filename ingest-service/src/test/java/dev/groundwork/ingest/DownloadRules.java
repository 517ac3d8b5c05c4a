package dev.groundwork.ingest;

import dev.groundwork.ingest.source.DownloadConfig;
import java.time.Duration;

/** Rules of downloads with the patience of a test. */
public record DownloadRules(boolean allowHttp, boolean allowPrivateAddresses) implements DownloadConfig {

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration responseTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration totalTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int maxRedirects() {
        return 3;
    }
}
