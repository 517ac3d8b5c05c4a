package dev.groundwork.ingest.download;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who we are, for the hosts that are to know it and only over {@code https:}. Asked for every redirect anew, so that none leads a secret to
 * another host; and from the first host on that is not to know it nobody is told, or that host would choose what we fetch as ourselves.
 */
final class Credentials {

    private static final int HTTPS = 443;

    private final List<DownloadConfig.Host> hosts;

    private Credentials(List<DownloadConfig.Host> hosts) {
        this.hosts = hosts;
    }

    static Credentials of(DownloadConfig config, Sender sender) {
        return new Credentials(config.hosts().values().stream()
                .filter(host -> sender.equals(new Sender(host.tenant(), host.system())))
                .toList());
    }

    /** The value of the header Authorization. */
    Optional<String> find(URI target) {
        if (!"https".equalsIgnoreCase(target.getScheme())) {
            return Optional.empty();
        }
        return hosts.stream()
                .filter(host -> authority(URI.create("https://" + host.host())).equals(authority(target)))
                .findFirst()
                .map(Credentials::header);
    }

    private static String authority(URI uri) {
        return (uri.getHost() + ":" + (uri.getPort() < 0 ? HTTPS : uri.getPort())).toLowerCase(Locale.ROOT);
    }

    private static String header(DownloadConfig.Host host) {
        return host.bearer().map(token -> "Bearer " + token).orElseGet(() -> "Basic " + basic(host));
    }

    private static String basic(DownloadConfig.Host host) {
        var pair = host.user().orElseThrow() + ":" + host.password().orElseThrow();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
