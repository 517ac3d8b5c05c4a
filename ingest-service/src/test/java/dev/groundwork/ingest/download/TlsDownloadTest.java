package dev.groundwork.ingest.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.DownloadRules;
import dev.groundwork.ingest.failure.PassingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts with a certificate for wiki.example and other.example, all of them on this machine. */
class TlsDownloadTest {

    private static final Sender WIKI = new Sender("default", "wiki");
    private static final WireHost.Answer DOCUMENT = WireHost.of("200 OK | Content-Length: 8", "the text");

    @TempDir
    static Path folder;

    private static SSLContext tls;
    private WireHost host;

    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "host",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=host",
                        "-ext",
                        "san=dns:wiki.example,dns:other.example",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void theCertificateIsHeldAgainstTheNameOfTheUri() throws IOException {
        host = new WireHost(tls.getServerSocketFactory(), DOCUMENT);
        assertThat(fetch(WIKI, "https://wiki.example:" + host.port())).isEqualTo("the text");
        assertThatThrownBy(() -> fetch(WIKI, "https://stranger.example:" + host.port()))
                .isInstanceOf(PassingException.class);
        assertThat(host.requests()).hasSize(1);
    }

    @Test
    void theHostOfASourceIsShownItsCredentialsAndARedirectTakesThemNowhere() throws IOException {
        host = new WireHost(
                tls.getServerSocketFactory(),
                out -> WireHost.of("302 Found | Content-Length: 0 | Location: https://other.example:" + host.port(), "")
                        .send(out),
                DOCUMENT);
        assertThat(fetch(WIKI, "https://wiki.example:" + host.port())).isEqualTo("the text");
        assertThat(host.requests().getFirst()).contains("\r\nAuthorization: Bearer secret\r\n");
        assertThat(host.requests().getLast()).contains("Host: other.example").doesNotContain("secret");
    }

    @Test
    void aForeignHostLeadsNobodyToWhatOnlyWeMayRead() throws IOException {
        host = new WireHost(
                tls.getServerSocketFactory(),
                out -> WireHost.of("302 Found | Content-Length: 0 | Location: https://wiki.example:" + host.port(), "")
                        .send(out),
                DOCUMENT);
        assertThat(fetch(WIKI, "https://other.example:" + host.port())).isEqualTo("the text");
        assertThat(host.requests().getLast()).contains("Host: wiki.example");
        assertThat(host.requests()).noneMatch(request -> request.contains("secret"));
    }

    @Test
    void aReadersDocumentIsFetchedWithoutThem() throws IOException {
        host = new WireHost(tls.getServerSocketFactory(), DOCUMENT);
        fetch(new Sender("default", "upload:alice"), "https://wiki.example:" + host.port());
        assertThat(host.requests()).singleElement().asString().doesNotContain("secret");
    }

    private String fetch(Sender sender, String uri) throws IOException {
        var config = new DownloadRules(false, true).with(Site.bearer("wiki.example:" + host.port(), "secret"));
        var http = new HttpDownload(
                config, new AddressRule(address -> true, new ThisMachine()), new DefaultClientTlsStrategy(tls));
        try (var content = http.fetch(sender, URI.create(uri), 100).content()) {
            return new String(content.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** Where all hosts are. */
    private static final class ThisMachine implements DnsResolver {

        @Override
        public InetAddress[] resolve(String name) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        }

        @Override
        public String resolveCanonicalHostname(String name) {
            return name;
        }
    }
}
