package dev.groundwork.ingest.download;

import java.util.Optional;

/** A host that wants credentials for the wiki of the tenant default. */
record Site(String host, Optional<String> bearer, Optional<String> user, Optional<String> password)
        implements DownloadConfig.Host {

    static Site bearer(String host, String token) {
        return new Site(host, Optional.of(token), Optional.empty(), Optional.empty());
    }

    static Site basic(String host, String user, String password) {
        return new Site(host, Optional.empty(), Optional.of(user), Optional.of(password));
    }

    @Override
    public String system() {
        return "wiki";
    }

    @Override
    public String tenant() {
        return "default";
    }
}
