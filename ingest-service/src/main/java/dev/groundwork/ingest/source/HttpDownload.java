package dev.groundwork.ingest.source;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches {@code https:} (and {@code http:} where allowed) into the blob store, without any credentials of ours. */
@ApplicationScoped
class HttpDownload {

    private final DownloadConfig config;
    private final IngestConfig limits;
    private final BlobStore blobs;
    private final AddressRule addresses;
    private final HttpClient client;

    HttpDownload(DownloadConfig config, IngestConfig limits, BlobStore blobs) {
        this.config = config;
        this.limits = limits;
        this.blobs = blobs;
        this.addresses = new AddressRule(config.allowPrivateAddresses());
        this.client = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What came, with the type the server named. */
    record Fetched(BlobStore.Blob blob, String mediaType) {}

    /**
     * @throws RejectedException when asking again would end the same
     * @throws PassingException when the host may answer later
     */
    Fetched fetch(String tenant, URI uri) {
        var deadline = Instant.now().plus(config.totalTimeout());
        var target = uri;
        for (var redirects = 0; redirects <= config.maxRedirects(); redirects++) {
            checkTarget(target);
            var response = ask(target);
            if (!isRedirect(response.statusCode())) {
                return store(tenant, response, deadline);
            }
            close(response.body());
            var from = target;
            target = response.headers()
                    .firstValue("location")
                    .map(location -> resolve(from, location))
                    .orElseThrow(() -> refused("The host answered with a redirect to nowhere."));
        }
        throw refused("The URI leads through more than " + config.maxRedirects() + " redirects.");
    }

    private static URI resolve(URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            // Without the cause, which quotes the address.
            throw refused("The host answered with a redirect to what is no address.");
        }
    }

    private void checkTarget(URI target) {
        var allowed = "https".equalsIgnoreCase(target.getScheme())
                || (config.allowHttp() && "http".equalsIgnoreCase(target.getScheme()));
        if (!allowed) {
            throw new RejectedException(RejectionCode.UNSUPPORTED_URI, "Only https: is fetched.");
        }
        addresses.check(target);
    }

    private HttpResponse<InputStream> ask(URI target) {
        try {
            var request = HttpRequest.newBuilder(target)
                    .timeout(config.responseTimeout())
                    .header("User-Agent", "groundwork-ingest")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IllegalArgumentException e) {
            throw new RejectedException(RejectionCode.UNSUPPORTED_URI, "The URI is not valid.", e);
        } catch (IOException e) {
            throw passing("The host did not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw passing("The download was interrupted.", e);
        }
    }

    private Fetched store(String tenant, HttpResponse<InputStream> response, Instant deadline) {
        var status = response.statusCode();
        if (status != 200) {
            close(response.body());
            if (status == 408 || status == 429 || status >= 500) {
                throw passing("The host answered " + status + ".", null);
            }
            throw refused("The host answered " + status + ": check that the URI is right and public.");
        }
        if (response.headers().firstValueAsLong("content-length").orElse(0) > limits.maxDocumentBytes()) {
            close(response.body());
            throw new RejectedException(
                    RejectionCode.TOO_LARGE,
                    "The document has more than " + limits.maxDocumentBytes() + " bytes: split it.");
        }
        var mediaType = response.headers().firstValue("content-type").orElse(null);
        return new Fetched(readBefore(deadline, tenant, response.body()), mediaType);
    }

    /** Reads in a thread of its own: only closing the stream from outside ends a read that stalls. */
    private BlobStore.Blob readBefore(Instant deadline, String tenant, InputStream body) {
        try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
            var blob = reader.submit(() -> blobs.put(tenant, body, limits.maxDocumentBytes()));
            try {
                var millis = Math.max(1, deadline.toEpochMilli() - System.currentTimeMillis());
                return blob.get(millis, TimeUnit.MILLISECONDS);
            } finally {
                close(body);
            }
        } catch (TimeoutException e) {
            throw passing("The transfer took longer than " + config.totalTimeout() + ".", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException coded ? coded : passing("The transfer broke off.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw passing("The download was interrupted.", e);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw passing("The transfer broke off.", e);
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static RejectedException refused(String message) {
        return new RejectedException(RejectionCode.DOWNLOAD_REFUSED, message);
    }

    private static PassingException passing(String message, Exception cause) {
        return new PassingException(Dependency.DOWNLOAD, "DOWNLOAD_FAILED", message, cause);
    }
}
