package dev.groundwork.ingest.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.DownloadRules;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final Sender WIKI = new Sender("default", "wiki");
    private static final DownloadConfig CONFIG = new DownloadRules(true, true)
            .with(Site.bearer("wiki.example", "secret"))
            .with(Site.basic("files.example:8443", "crawler", "pass:word"));

    @ParameterizedTest
    @CsvSource({
        "https://wiki.example/a,        Bearer secret",
        "HTTPS://Wiki.Example:443/a,    Bearer secret",
        "https://files.example:8443/b,  Basic Y3Jhd2xlcjpwYXNzOndvcmQ="
    })
    void theHostOfTheSourceIsShownWhoWeAre(String uri, String header) {
        assertThat(find(WIKI, uri)).contains(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://wiki.example/a",
                "http://wiki.example:443/a",
                "https://wiki.example:8443/a",
                "https://files.example/b",
                "https://wiki.example.evil.example/a",
                "https://sub.wiki.example/a"
            })
    void noOtherHostIs(String uri) {
        assertThat(find(WIKI, uri)).isEmpty();
    }

    @Test
    void noOtherSenderGetsThem() {
        assertThat(find(new Sender("acme", "wiki"), "https://wiki.example/a")).isEmpty();
        assertThat(find(new Sender("default", "upload:alice"), "https://wiki.example/a"))
                .isEmpty();
    }

    private static Optional<String> find(Sender sender, String uri) {
        return Credentials.of(CONFIG, sender).find(URI.create(uri));
    }
}
