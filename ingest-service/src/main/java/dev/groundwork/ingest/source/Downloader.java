package dev.groundwork.ingest.source;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.ingest.digest.Sha256;
import dev.groundwork.ingest.download.Fetched;
import dev.groundwork.ingest.download.HttpDownload;
import dev.groundwork.ingest.download.S3Download;
import dev.groundwork.ingest.download.Sender;
import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.Patience;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.failure.UnavailableException;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Brings the bytes an event speaks of into the blob store, from where they are read, now and when they are embedded anew. */
@ApplicationScoped
public class Downloader {

    private final BlobStore blobs;
    private final HttpDownload http;
    private final S3Download s3;
    private final IngestConfig limits;

    Downloader(BlobStore blobs, HttpDownload http, S3Download s3, IngestConfig limits) {
        this.blobs = blobs;
        this.http = http;
        this.s3 = s3;
        this.limits = limits;
    }

    /**
     * Waits while the blob store is away. The document is closed by the caller.
     *
     * @param sender whose tenant's blobs alone are read and written
     * @param kept what this version was made of before
     * @throws RejectedException when the URI or what it leads to is at fault
     */
    @WithSpan("download")
    @ApplyGuard(Patience.NAME)
    public SourceDocument download(Sender sender, Content content, Optional<Kept> kept) {
        var tenant = sender.tenant();
        var uri = content.uri();
        var scheme = uri.substring(0, Math.max(0, uri.indexOf(':'))).toLowerCase(Locale.ROOT);
        var document = switch (scheme) {
            case "blob" ->
                intact(tenant, uri.substring("blob:".length()), content, null)
                        .orElseThrow(() -> new RejectedException(
                                RejectionCode.BLOB_MISSING, "The stored bytes are damaged: send the document again."));
            case "data" -> data(tenant, uri, content);
            case "https", "http" -> remote(sender, uri, content, kept, http::fetch);
            case "s3" -> remote(sender, uri, content, kept, s3::fetch);
            default ->
                throw new RejectedException(
                        RejectionCode.UNSUPPORTED_URI,
                        "URIs of this scheme are not supported: send https: or upload the file.");
        };
        try {
            check(document, content);
        } catch (RejectedException e) {
            document.close();
            throw e;
        }
        return document;
    }

    private static void check(SourceDocument document, Content content) {
        if (content.sha256() != null && !content.sha256().equals(document.sha256())) {
            throw new RejectedException(
                    RejectionCode.CHECKSUM_MISMATCH,
                    "The bytes have another SHA-256 than the event declares: send the document again.");
        }
        if (document.size() == 0) {
            throw new RejectedException(RejectionCode.EMPTY_DOCUMENT, "The file is empty: send it with its content.");
        }
    }

    private SourceDocument data(String tenant, String uri, Content content) {
        var data = DataUri.parse(uri);
        try {
            var blob = blobs.put(tenant, new ByteArrayInputStream(data.bytes()), limits.maxDocumentBytes());
            return stored(tenant, blob.sha256(), content, data.mediaType());
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot fail", e);
        }
    }

    /** From the blob store when it was fetched before, else from its host, which must not have other bytes for the same version. */
    private SourceDocument remote(Sender sender, String uri, Content content, Optional<Kept> kept, Fetch fetch) {
        var target = uri(uri);
        var named = named(content, target);
        var stored = kept.filter(before -> blobs.holds(sender.tenant(), before.sha256()))
                .flatMap(before -> intact(sender.tenant(), before.sha256(), named, before.mediaType()));
        if (stored.isPresent()) {
            return stored.get();
        }
        var document = fetched(sender, target, named, fetch);
        if (kept.isPresent() && !kept.get().sha256().equals(document.sha256())) {
            document.close();
            throw new RejectedException(
                    RejectionCode.BLOB_MISSING,
                    "The bytes of this version are not stored any more, and its address leads to others now: send the document again.");
        }
        return document;
    }

    private static Content named(Content content, URI target) {
        var path = target.getPath() == null ? "" : target.getPath();
        var name = path.substring(path.lastIndexOf('/') + 1);
        return content.fileName() == null && isFileName(name)
                ? new Content(content.uri(), content.sha256(), content.mediaType(), name)
                : content;
    }

    private SourceDocument fetched(Sender sender, URI target, Content named, Fetch fetch) {
        // Or each document would be fetched again and again while the store is away.
        blobs.check();
        var fetched = fetch.fetch(sender, target, limits.maxDocumentBytes());
        try (var bytes = fetched.content()) {
            var blob = blobs.put(sender.tenant(), bytes, limits.maxDocumentBytes());
            return stored(sender.tenant(), blob.sha256(), named, fetched.mediaType());
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    private interface Fetch {

        Fetched fetch(Sender sender, URI uri, long limit);
    }

    /** The end of a path may be anything; as a hint it is worth no failure. */
    private static boolean isFileName(String name) {
        return !name.isBlank()
                && name.length() <= Content.MAX_FILE_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }

    /** As is what a host says of its bytes, which may hold what no row takes. */
    private static String mediaType(String said) {
        return said == null
                        || said.length() > Content.MAX_MEDIA_TYPE
                        || said.chars().anyMatch(Character::isISOControl)
                ? null
                : said;
    }

    /** What was stored a while ago, if it is still what it was: a store that lost a part of it would turn half a document into its whole. */
    private Optional<SourceDocument> intact(String tenant, String sha256, Content content, String mediaType) {
        var document = stored(tenant, sha256, content, mediaType);
        try {
            if (Sha256.hex(document.file()).equals(sha256)) {
                return Optional.of(document);
            }
            document.close();
            return Optional.empty();
        } catch (IOException e) {
            document.close();
            throw new PassingException(
                    Dependency.BLOB_STORE, "BLOB_STORE_FAILED", "The stored bytes could not be read.", e);
        }
    }

    private SourceDocument stored(String tenant, String sha256, Content content, String mediaType) {
        var file = blobs.find(tenant, sha256)
                .orElseThrow(() -> new RejectedException(
                        RejectionCode.BLOB_MISSING, "The stored bytes are not there: send the document again."));
        var hint = content.mediaType() == null ? mediaType(mediaType) : content.mediaType();
        return new SourceDocument(file, size(file.path()), sha256, hint, content.fileName());
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new RejectedException(RejectionCode.UNSUPPORTED_URI, "The URI is not valid.", e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }
}
