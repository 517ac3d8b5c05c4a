package dev.groundwork.ingest;

import dev.groundwork.ingest.download.DownloadConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Rules of downloads with the patience of a test. */
public record DownloadRules(
        boolean allowHttp,
        boolean allowPrivateAddresses,
        int retries,
        Duration totalTimeout,
        Map<String, Host> hosts,
        Map<String, Bucket> buckets)
        implements DownloadConfig {

    public DownloadRules(boolean allowHttp, boolean allowPrivateAddresses) {
        this(allowHttp, allowPrivateAddresses, 0, Duration.ofMinutes(1), Map.of(), Map.of());
    }

    public DownloadRules within(int retries, Duration totalTimeout) {
        return new DownloadRules(allowHttp, allowPrivateAddresses, retries, totalTimeout, hosts, buckets);
    }

    public DownloadRules with(Host host) {
        var more = new HashMap<>(hosts);
        more.put(host.host(), host);
        return new DownloadRules(allowHttp, allowPrivateAddresses, retries, totalTimeout, Map.copyOf(more), buckets);
    }

    public DownloadRules with(Bucket bucket) {
        return new DownloadRules(
                allowHttp, allowPrivateAddresses, retries, totalTimeout, hosts, Map.of(bucket.bucket(), bucket));
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration readTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration firstPause() {
        return Duration.ofMillis(1);
    }

    @Override
    public Duration longestPause() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int maxRedirects() {
        return 3;
    }
}
