package dev.groundwork.ingest.download;

import static dev.groundwork.ingest.download.Representation.header;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.failure.RetryAfter;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;

/** The transfer of one document, in one try or several. What came before a break is kept, and the next try asks for the rest. */
final class Transfer {

    private static final int HIGHEST_PORT = 65_535;

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final CloseableHttpClient client;
    private final DownloadConfig config;
    private final SilentHosts silent;
    private final String tenant;
    private final Credentials credentials;
    private final Deadline deadline;
    private final PartialFile partial;
    private Representation representation;
    private boolean hasMetSilence;
    /** How long the document is, or -1 while the host has not said so. */
    private long whole;

    Transfer(
            CloseableHttpClient client,
            DownloadConfig config,
            SilentHosts silent,
            Sender sender,
            Deadline deadline,
            PartialFile partial) {
        this.client = client;
        this.config = config;
        this.silent = silent;
        this.tenant = sender.tenant();
        this.credentials = Credentials.of(config, sender);
        this.deadline = deadline;
        this.partial = partial;
    }

    /**
     * One try, through all redirects.
     *
     * @return the type the host named, or null
     */
    String run(URI uri) throws BrokenTransferException {
        var target = uri;
        var isOurWay = true;
        for (var redirects = 0; redirects <= config.maxRedirects(); redirects++) {
            checkTarget(target);
            silent.requireAnswering(tenant, target, this);
            var credential = credentials.find(target);
            isOurWay = isOurWay && credential.isPresent();
            var next = ask(target, isOurWay ? credential : Optional.empty());
            if (next == null) {
                return representation.mediaType();
            }
            target = next;
        }
        throw refused("The URI leads through more than " + config.maxRedirects() + " redirects.");
    }

    private void checkTarget(URI target) {
        var allowed = "https".equalsIgnoreCase(target.getScheme())
                || (config.allowHttp() && "http".equalsIgnoreCase(target.getScheme()));
        if (!allowed) {
            throw new RejectedException(RejectionCode.UNSUPPORTED_URI, "Only https: is fetched.");
        }
        if (target.getHost() == null || target.getRawUserInfo() != null || target.getPort() > HIGHEST_PORT) {
            throw new RejectedException(
                    RejectionCode.UNSUPPORTED_URI,
                    "The URI must name a host, a port up to 65535 if any, and no user or password.");
        }
    }

    /** Where to ask next, or null when the document is there. */
    private URI ask(URI target, Optional<String> credential) throws BrokenTransferException {
        var request = new HttpGet(target);
        credential.ifPresent(header -> request.setHeader(HttpHeaders.AUTHORIZATION, header));
        var resumed = representation != null && partial.size() > 0 && representation.isResumableAt(target);
        if (resumed) {
            request.setHeader(HttpHeaders.RANGE, "bytes=" + partial.size() + "-");
            request.setHeader(HttpHeaders.IF_RANGE, representation.validator());
        }
        var alarm = deadline.alarm(request::cancel);
        try {
            var response = answer(target, request);
            if (isRedirect(response.getCode())) {
                return next(target, response);
            }
            accept(target, response, resumed);
            read(response);
            if (partial.size() < whole) {
                throw new BrokenTransferException("The host sent a part only.", Duration.ZERO, null);
            }
            return null;
        } catch (UnknownHostException e) {
            throw new PassingException(Dependency.DOWNLOAD, "UNKNOWN_HOST", "The host of the URI is not known.", e);
        } catch (IOException e) {
            throw new BrokenTransferException("The transfer broke off.", Duration.ZERO, e);
        } finally {
            alarm.cancel(false);
            // Closes the connection where the answer was not read to its end, instead of reading the rest of it.
            request.cancel();
        }
    }

    private ClassicHttpResponse answer(URI target, HttpGet request) throws IOException {
        try {
            var response = client.executeOpen(null, request, null);
            silent.answered(tenant, target);
            return response;
        } catch (UnknownHostException e) {
            throw e;
        } catch (IOException e) {
            if (!hasMetSilence) {
                hasMetSilence = true;
                silent.gaveNoAnswer(tenant, target, this);
            }
            throw e;
        }
    }

    private static URI next(URI from, ClassicHttpResponse response) {
        var location = header(response, HttpHeaders.LOCATION);
        if (location == null) {
            throw refused("The host answered with a redirect to nowhere.");
        }
        try {
            // A header is bytes, which the client reads as a character each.
            return resolve(from, HttpDownload.ascii(location.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException e) {
            // Without the cause, which quotes the address.
            throw refused("The host answered with a redirect to what is no address.");
        }
    }

    /** As RFC 3986 has it; URI goes by RFC 2396, which loses the end of the path where there is only a query. */
    private static URI resolve(URI from, String location) {
        return location.startsWith("?")
                ? URI.create(from.toString().split("[?#]", 2)[0] + location)
                : from.resolve(location);
    }

    /** Leaves the partial file at the place where the answer's bytes begin. */
    private void accept(URI target, ClassicHttpResponse response, boolean resumed) throws BrokenTransferException {
        var status = response.getCode();
        if (status == 408 || status == 429 || status >= 500) {
            throw new BrokenTransferException(
                    "The host answered " + status + ".",
                    RetryAfter.of(header(response, HttpHeaders.RETRY_AFTER)),
                    null);
        }
        if (resumed && status == 206 && goesOn(response)) {
            Metrics.counter("groundwork.ingest.download.resumed").increment();
        } else if (resumed && (status == 206 || status == 416)) {
            startAnew();
            throw new BrokenTransferException("The host has other bytes now.", Duration.ZERO, null);
        } else if (status == 200) {
            startAnew();
            representation = Representation.of(target, response);
            whole = length(response);
        } else {
            throw refused("The host answered " + status + ": check that the URI is right and public.");
        }
        partial.checkRoom(partial.size() + Math.max(0, length(response)));
    }

    private boolean goesOn(ClassicHttpResponse response) {
        var range = header(response, HttpHeaders.CONTENT_RANGE);
        var matcher = CONTENT_RANGE.matcher(range == null ? "" : range);
        if (!matcher.matches()
                || Long.parseLong(matcher.group(1)) != partial.size()
                || !representation.isSameAs(response)) {
            return false;
        }
        var total = matcher.group(2).equals("*") ? whole : Long.parseLong(matcher.group(2));
        var isSameLength = whole < 0 || whole == total;
        whole = total;
        return isSameLength;
    }

    private void startAnew() {
        partial.clear();
        whole = -1;
        representation = null;
    }

    private void read(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() != null) {
            partial.appendAll(response.getEntity().getContent());
        }
    }

    private static long length(ClassicHttpResponse response) {
        return response.getEntity() == null ? 0 : response.getEntity().getContentLength();
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static RejectedException refused(String message) {
        return new RejectedException(RejectionCode.DOWNLOAD_REFUSED, message);
    }
}
