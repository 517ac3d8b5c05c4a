package dev.groundwork.ingest.download;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/** Fetches {@code https:}, and {@code http:} where allowed. */
@ApplicationScoped
public class HttpDownload {

    private static final int CONNECTIONS = 100;

    private final DownloadConfig config;
    private final CloseableHttpClient client;
    private final SilentHosts silent;

    @Inject
    public HttpDownload(DownloadConfig config) {
        this(config, new AddressRule(config.allowPrivateAddresses()), DefaultClientTlsStrategy.createDefault());
    }

    HttpDownload(DownloadConfig config, AddressRule addresses, TlsSocketStrategy tls) {
        this.config = config;
        this.silent = new SilentHosts(config.readTimeout(), Ticker.systemTicker());
        // What the client would do by itself is decided here instead: redirects, retries, decoding, cookies, passwords.
        this.client = HttpClients.custom()
                .setConnectionManager(connections(config, addresses, tls))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(config.readTimeout()))
                        .build())
                .setDefaultHeaders(List.of(new BasicHeader(HttpHeaders.ACCEPT_ENCODING, "identity")))
                .setUserAgent("groundwork-ingest")
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static HttpClientConnectionManager connections(
            DownloadConfig config, AddressRule addresses, TlsSocketStrategy tls) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setTlsSocketStrategy(tls)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(200)
                                .setMaxLineLength(16 * 1024)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(config.connectTimeout()))
                        .setSocketTimeout(Timeout.of(config.readTimeout()))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(Timeout.of(config.readTimeout()))
                        .build())
                .build();
    }

    /**
     * @param limit in bytes
     * @throws RejectedException when asking again would end the same
     * @throws PassingException when the host may answer later
     */
    public Fetched fetch(Sender sender, URI uri, long limit) {
        var partial = new PartialFile(limit);
        try {
            var mediaType = transfer(sender, uri, partial);
            return new Fetched(partial.content(), mediaType);
        } catch (RuntimeException e) {
            partial.close();
            throw e;
        }
    }

    private String transfer(Sender sender, URI named, PartialFile partial) {
        var uri = ascii(named);
        var deadline = new Deadline(config.totalTimeout());
        var retries = new Retries(config, deadline);
        var transfer = new Transfer(client, config, silent, sender, deadline, partial);
        while (true) {
            try {
                return transfer.run(uri);
            } catch (BrokenTransferException e) {
                retries.awaitNext(e);
            }
        }
    }

    /**
     * A request line has room for ASCII only, and the client would ask for a ? in place of every other character. The URI's own method
     * would compose characters as well (RFC 3987, 3.1, wants them as they are), and fails where one is half of a pair.
     */
    private static URI ascii(URI named) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(named.toString())) {
            throw new RejectedException(RejectionCode.UNSUPPORTED_URI, "The URI is not valid.");
        }
        return URI.create(ascii(named.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Each byte that is no ASCII character is escaped as it is. */
    static String ascii(byte[] address) {
        var text = new StringBuilder();
        for (var each : address) {
            text.append(each < 0 ? "%%%02X".formatted(each) : (char) each);
        }
        return text.toString();
    }

    @PreDestroy
    void close() throws IOException {
        client.close();
    }

    static PassingException passing(String message, Exception cause) {
        return new PassingException(Dependency.DOWNLOAD, "DOWNLOAD_FAILED", message, cause);
    }
}
