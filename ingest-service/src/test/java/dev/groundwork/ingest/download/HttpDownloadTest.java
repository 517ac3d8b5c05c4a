package dev.groundwork.ingest.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.DownloadRules;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire when a transfer breaks off, is redirected, or never ends. */
class HttpDownloadTest {

    private static final Sender READER = new Sender("default", "upload:alice");
    private static final long LIMIT = 20;
    private static final int RETRIES = 2;
    private static final Duration TOTAL = Duration.ofMinutes(1);

    /** Half of a document of ten bytes, and then nothing more. */
    private static final WireHost.Answer HALF = WireHost.of("200 OK | ETag: \"one\" | Content-Length: 10", "01234");

    private static final WireHost.Answer REST = WireHost.of(
            "206 Partial Content | ETag: \"one\" | Content-Range: bytes 5-9/10 | Content-Length: 5", "56789");

    private static final WireHost.Answer OTHER = WireHost.of("200 OK | ETag: \"two\" | Content-Length: 8", "new text");

    @Test
    void aTransferThatBreaksOffGoesOnWhereItStopped() throws IOException {
        try (var host = new WireHost(HALF, REST)) {
            assertThat(fetch(host)).isEqualTo("0123456789");
            assertThat(host.requests()).hasSize(2);
            assertThat(host.requests().getFirst()).doesNotContain("Range");
            assertThat(host.requests().getLast()).contains("\r\nRange: bytes=5-\r\n", "\r\nIf-Range: \"one\"\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 OK | ETag: \"one\" | Content-Length: 10",
                "200 OK | ETag: \"one\" | Transfer-Encoding: chunked"
            })
    void aRangeThatTheHostCutShortIsNotTheWholeRest(String head) throws IOException {
        var two = "206 Partial Content | ETag: \"one\" | Content-Range: bytes 5-6/10 | Content-Length: 2";
        var three = "206 Partial Content | ETag: \"one\" | Content-Range: bytes 7-9/10 | Content-Length: 3";
        var body = head.endsWith("chunked") ? "5\r\n01234\r\n" : "01234";
        try (var host = new WireHost(WireHost.of(head, body), WireHost.of(two, "56"), WireHost.of(three, "789"))) {
            assertThat(fetch(host)).isEqualTo("0123456789");
            assertThat(host.requests().getLast()).contains("\r\nRange: bytes=7-\r\n");
        }
    }

    @Test
    void aDocumentThatChangedMeanwhileStartsAnew() throws IOException {
        try (var host = new WireHost(HALF, OTHER)) {
            assertThat(fetch(host)).isEqualTo("new text");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "206 Partial Content | ETag: \"two\" | Content-Range: bytes 5-9/10 | Content-Length: 5",
                "206 Partial Content | Content-Range: bytes 5-9/10 | Content-Length: 5",
                "206 Partial Content | ETag: \"one\" | Content-Range: bytes 4-8/10 | Content-Length: 5",
                "206 Partial Content | ETag: \"one\" | Content-Range: bytes 5-9/11 | Content-Length: 5",
                "206 Partial Content | ETag: \"one\" | Content-Length: 5",
                "416 Range Not Satisfiable | Content-Length: 5"
            })
    void aRestThatMayBelongToOtherBytesIsNeverMixedWithThem(String head) throws IOException {
        try (var host = new WireHost(HALF, WireHost.of(head, "XXXXX"), OTHER)) {
            assertThat(fetch(host)).isEqualTo("new text");
            assertThat(host.requests().getLast()).doesNotContain("Range");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ETag: W/\"one\"",
                "Server: none",
                "Last-Modified: Sun, 22 Nov 2026 10:00:00 GMT | Date: Sun, 22 Nov 2026 10:00:59 GMT",
                "Last-Modified: Sun, 22 Nov 2026 10:00:00 GMT"
            })
    void whatCannotTellBytesApartIsNotResumed(String headers) throws IOException {
        try (var host = new WireHost(WireHost.of("200 OK | Content-Length: 10 | " + headers, "01234"), OTHER)) {
            assertThat(fetch(host)).isEqualTo("new text");
            assertThat(host.requests().getLast()).doesNotContain("Range");
        }
    }

    @Test
    void aDateThatIsOldEnoughTellsBytesApart() throws IOException {
        var modified = "Last-Modified: Sun, 22 Nov 2026 10:00:00 GMT | Date: Sun, 22 Nov 2026 10:01:00 GMT";
        try (var host = new WireHost(
                WireHost.of("200 OK | Content-Length: 10 | " + modified, "01234"),
                WireHost.of("206 Partial Content | Content-Range: bytes 5-9/10 | Content-Length: 5", "56789"))) {
            assertThat(fetch(host)).isEqualTo("0123456789");
            assertThat(host.requests().getLast()).contains("\r\nIf-Range: Sun, 22 Nov 2026 10:00:00 GMT\r\n");
        }
    }

    @Test
    void aRedirectToAnotherPlaceIsNotAskedForTheRest() throws IOException {
        try (var host =
                new WireHost(HALF, WireHost.of("302 Found | Location: /moved | Content-Length: 0", ""), OTHER)) {
            assertThat(fetch(host)).isEqualTo("new text");
            assertThat(host.requests().getLast()).startsWith("GET /moved").doesNotContain("Range");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void whatIsBusyIsAskedAgain(int status) throws IOException {
        try (var host = new WireHost(WireHost.of(status + " Busy | Content-Length: 0", ""), OTHER)) {
            assertThat(fetch(host)).isEqualTo("new text");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"503 Busy | Content-Length: 0", "200 OK | Content-Length: 10"})
    void whatStaysBrokenIsGivenUpAfterTheRetries(String head) {
        try (var host = new WireHost(WireHost.of(head, ""))) {
            assertPassing(host, TOTAL);
            assertThat(host.requests()).hasSize(1 + RETRIES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 206})
    void whatTheHostRefusesIsAskedOnce(int status) {
        try (var host = new WireHost(WireHost.of(status + " No | Content-Length: 0", ""))) {
            assertRejected(host.uri("/"), new AddressRule(true), RejectionCode.DOWNLOAD_REFUSED);
            assertThat(host.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "Fri, 01 Jan 2100 00:00:00 GMT"})
    void whoAsksForALongPauseIsLeftToTheDelayedRetries(String retryAfter) {
        try (var host =
                new WireHost(WireHost.of("503 Busy | Content-Length: 0 | Retry-After: " + retryAfter, ""), OTHER)) {
            assertPassing(host, TOTAL);
            assertThat(host.requests()).hasSize(1);
        }
    }

    @Test
    void aPauseThatLeavesNoTimeIsNotTaken() {
        try (var host = new WireHost(WireHost.of("503 Busy | Content-Length: 0 | Retry-After: 4", ""), OTHER)) {
            assertPassing(host, Duration.ofSeconds(3));
            assertThat(host.requests()).hasSize(1);
        }
    }

    @Test
    void aHostThatIsNeverSilentAndNeverAnswersIsGivenUpAtTheDeadline() {
        try (var host = new WireHost(WireHost.endless())) {
            assertPassing(host, Duration.ofMillis(500));
        }
    }

    @Test
    void aHostThatGivesNoAnswerIsAskedForOneDocumentAtATime() throws IOException {
        // Given a host that hangs up before it answers
        try (var host = new WireHost(out -> {}, out -> {}, out -> {}, OTHER)) {
            var http = download(new AddressRule(true), TOTAL);
            var address = URI.create(host.uri("/"));
            assertThatThrownBy(() -> http.fetch(READER, address, LIMIT)).isInstanceOf(PassingException.class);
            assertThat(host.requests()).hasSize(1 + RETRIES);
            // When another of its documents comes
            assertThatThrownBy(() -> http.fetch(READER, address, LIMIT)).isInstanceOf(PassingException.class);
            // Then it is left to its delayed retries at once, unlike those of other tenants and hosts
            assertThat(host.requests()).hasSize(1 + RETRIES);
            try (var other = new WireHost(OTHER)) {
                assertThat(text(http.fetch(READER, URI.create(other.uri("/")), LIMIT)))
                        .isEqualTo("new text");
            }
            assertThat(text(http.fetch(new Sender("other", "upload:bob"), address, LIMIT)))
                    .isEqualTo("new text");
        }
    }

    @Test
    void aHostThatAnswersAgainIsAskedAgain() throws IOException {
        try (var host = new WireHost(out -> {}, OTHER)) {
            var http = download(new AddressRule(true), TOTAL);
            var address = URI.create(host.uri("/"));
            assertThat(text(http.fetch(READER, address, LIMIT))).isEqualTo("new text");
            assertThat(text(http.fetch(READER, address, LIMIT))).isEqualTo("new text");
        }
    }

    @Test
    void everyRedirectIsHeldToTheRuleOfAddresses() throws UnknownHostException {
        var here = InetAddress.getByName("127.0.0.1");
        var rule = new AddressRule(here::equals, SystemDefaultDnsResolver.INSTANCE);
        try (var host = new WireHost(WireHost.of("302 Found | Location: http://127.0.0.2/ | Content-Length: 0", ""))) {
            assertRejected(host.uri("/"), rule, RejectionCode.ADDRESS_REFUSED);
            assertThat(host.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/plan.txt", "/docs/plan.txt?v=1", "/docs/plan.txt?v=1#a?b"})
    void aRedirectToAnotherQueryStaysAtItsPath(String path) throws IOException {
        try (var host = new WireHost(WireHost.of("302 Found | Location: ?v=2 | Content-Length: 0", ""), OTHER)) {
            var uri = URI.create(host.uri(path));
            assertThat(text(download(new AddressRule(true), TOTAL).fetch(READER, uri, LIMIT)))
                    .isEqualTo("new text");
            assertThat(host.requests().getLast()).startsWith("GET /docs/plan.txt?v=2 ");
        }
    }

    /** Of UTF-8 and of Latin-1. */
    @ParameterizedTest
    @CsvSource({"/\u00c3\u00bc\u00c3\u009f.txt, /%C3%BC%C3%9F.txt", "?q=\u00fc, /?q=%FC", "/%FC, /%FC"})
    void everyByteOfARedirectReachesTheHost(String location, String asked) throws IOException {
        var away = WireHost.of("302 Found | Content-Length: 0 | Location: " + location, "");
        try (var host = new WireHost(away, OTHER)) {
            assertThat(fetch(host)).isEqualTo("new text");
            assertThat(host.requests().getLast()).startsWith("GET " + asked + " HTTP");
        }
    }

    @Test
    void aRedirectToAPortThatIsNoneIsRefused() {
        var away = WireHost.of("302 Found | Location: http://127.0.0.1:65536/ | Content-Length: 0", "");
        try (var host = new WireHost(away)) {
            assertRejected(host.uri("/"), new AddressRule(true), RejectionCode.UNSUPPORTED_URI);
        }
    }

    @Test
    void theConnectionGoesToTheAddressThatWasCheckedUnderTheHostsOwnName() throws IOException {
        try (var host = new WireHost(OTHER)) {
            var names = new Names("127.0.0.1", "127.0.0.2");
            var uri = URI.create("http://rebinding.example:" + host.port() + "/");
            var rule = new AddressRule(InetAddress.getByName("127.0.0.1")::equals, names);
            assertThat(text(download(rule, TOTAL).fetch(READER, uri, LIMIT))).isEqualTo("new text");
            assertThat(names.asked).containsExactly("rebinding.example");
            assertThat(host.requests().getFirst()).contains("\r\nHost: rebinding.example:" + host.port() + "\r\n");
        }
    }

    /** Composed and not: what looks the same may be two documents of one host. */
    @ParameterizedTest
    @CsvSource({"/\u00fc 1.txt, /%C3%BC%201.txt", "/u\u0308?q=\u20ac&r=%20, /u%CC%88?q=%E2%82%AC&r=%20"})
    void everyCharacterOfAUriReachesTheHost(String path, String asked) throws IOException {
        try (var host = new WireHost(OTHER)) {
            var uri = URI.create(host.uri(path.replace(" ", "%20")));
            assertThat(text(download(new AddressRule(true), TOTAL).fetch(READER, uri, LIMIT)))
                    .isEqualTo("new text");
            assertThat(host.requests().getFirst()).startsWith("GET " + asked + " HTTP");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secret@127.0.0.1/",
                "http://127.0.0.1/\ud800",
                "http://127.0.0.1:65536/",
                "http:///path",
                "file:///etc/passwd",
                "ftp://127.0.0.1/"
            })
    void whatNamesNoHostOrAPasswordIsNoAddress(String uri) {
        assertRejected(uri, new AddressRule(true), RejectionCode.UNSUPPORTED_URI);
    }

    /** Another address each time it is asked, as a host that wants to slip through answers. */
    private static final class Names implements DnsResolver {

        private final List<String> addresses;
        private final List<String> asked = new ArrayList<>();

        Names(String... addresses) {
            this.addresses = List.of(addresses);
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.add(host);
            return InetAddress.getAllByName(addresses.get(asked.size() - 1));
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static void assertPassing(WireHost host, Duration total) {
        assertThatThrownBy(() -> download(new AddressRule(true), total).fetch(READER, URI.create(host.uri("/")), LIMIT))
                .isInstanceOfSatisfying(
                        PassingException.class, e -> assertThat(e.code()).isEqualTo("DOWNLOAD_FAILED"));
    }

    private static void assertRejected(String uri, AddressRule rule, RejectionCode code) {
        assertThatThrownBy(() -> download(rule, TOTAL).fetch(READER, URI.create(uri), LIMIT))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static String fetch(WireHost host) throws IOException {
        return text(download(new AddressRule(true), TOTAL).fetch(READER, URI.create(host.uri("/")), LIMIT));
    }

    private static String text(Fetched fetched) throws IOException {
        try (var content = fetched.content()) {
            return new String(content.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static HttpDownload download(AddressRule rule, Duration total) {
        return new HttpDownload(
                new DownloadRules(true, true).within(RETRIES, total), rule, DefaultClientTlsStrategy.createDefault());
    }
}
