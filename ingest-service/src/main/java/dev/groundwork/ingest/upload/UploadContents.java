package dev.groundwork.ingest.upload;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.ingest.download.DownloadConfig;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.identity.SourceRights;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import dev.groundwork.ingest.source.BlobStore;
import dev.groundwork.ingest.source.IngestConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Brings what was sent into the blob store, or checks the URI that was sent instead. */
@ApplicationScoped
class UploadContents {

    private static final Set<String> OF_UPSTREAM = Set.of("blob", "data", "s3");
    private static final Pattern BLOB = Pattern.compile("(?i:blob):[0-9a-f]{64}");

    private final BlobStore blobs;
    private final IngestConfig limits;
    private final DownloadConfig download;
    private final SourceRights rights;

    UploadContents(BlobStore blobs, IngestConfig limits, DownloadConfig download, SourceRights rights) {
        this.blobs = blobs;
        this.limits = limits;
        this.download = download;
        this.rights = rights;
    }

    Content file(Caller caller, Path file, String fileName, String mediaType) {
        try (var bytes = Files.newInputStream(file)) {
            return stored(caller, bytes, mediaType, fileName == null || fileName.isBlank() ? null : fileName);
        } catch (IOException e) {
            throw new RequestException(ErrorCode.INVALID_REQUEST, "The file could not be read to its end.");
        }
    }

    Content text(Caller caller, JsonDocument document) {
        try (var bytes = new ByteArrayInputStream(document.text().getBytes(StandardCharsets.UTF_8))) {
            var mediaType = document.mediaType() == null ? "text/plain" : document.mediaType();
            return stored(caller, bytes, mediaType, document.fileName());
        } catch (IOException e) {
            throw new RequestException(ErrorCode.INVALID_REQUEST, "The text could not be read.");
        }
    }

    /** Readers link to public documents; what lies in our stores is for the service accounts of sources. */
    Content link(Caller caller, JsonDocument document) {
        var scheme = document.uri()
                .substring(0, Math.max(0, document.uri().indexOf(':')))
                .toLowerCase(Locale.ROOT);
        var allowed = scheme.equals("https")
                || (scheme.equals("http") && download.allowHttp())
                || (OF_UPSTREAM.contains(scheme) && rights.isBound(caller));
        if (!allowed) {
            throw new RequestException(
                    ErrorCode.UNSUPPORTED_URI, "Send an https: URI, or upload the file or its text itself.");
        }
        if (scheme.equals("blob") && !BLOB.matcher(document.uri()).matches()) {
            throw new RequestException(
                    ErrorCode.UNSUPPORTED_URI, "A blob: URI names the lower-case hex SHA-256 of stored bytes.");
        }
        return new Content(document.uri(), document.sha256(), document.mediaType(), document.fileName());
    }

    private Content stored(Caller caller, InputStream bytes, String mediaType, String fileName) throws IOException {
        try {
            var blob = blobs.put(caller.tenant(), bytes, limits.maxDocumentBytes());
            return new Content(blob.uri(), blob.sha256(), mediaType, fileName);
        } catch (RejectedException e) {
            throw new RequestException(ErrorCode.PAYLOAD_TOO_LARGE, e.getMessage());
        }
    }
}
