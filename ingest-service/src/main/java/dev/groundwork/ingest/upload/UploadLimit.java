package dev.groundwork.ingest.upload;

import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import dev.groundwork.ingest.problem.StrictJson;
import dev.groundwork.ingest.source.IngestConfig;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what says of itself that it is too large, before a byte of it is stored. */
class UploadLimit {

    /** What metadata and boundaries may add to the document. */
    private static final long FORM_BYTES = 1_000_000;

    private final IngestConfig config;

    UploadLimit(IngestConfig config) {
        this.config = config;
    }

    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.matches("\\d+")) {
            return;
        }
        if (isJson(request.getMediaType()) && isLonger(length, StrictJson.MAX_BYTES)) {
            throw new RequestException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "JSON may have " + StrictJson.MAX_BYTES + " bytes: send the document as a file.");
        }
        if (isLonger(length, config.maxDocumentBytes() + FORM_BYTES)) {
            throw new RequestException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "A document may have " + config.maxDocumentBytes()
                            + " bytes: split it, or ask for a higher limit.");
        }
    }

    private static boolean isJson(MediaType type) {
        return type != null && type.getSubtype().toLowerCase(Locale.ROOT).endsWith("json");
    }

    private static boolean isLonger(String length, long limit) {
        return length.length() > 18 || Long.parseLong(length) > limit;
    }
}
