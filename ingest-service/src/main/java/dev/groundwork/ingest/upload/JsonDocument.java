package dev.groundwork.ingest.upload;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A document sent as JSON: its metadata with its text, or with the URI where it is.
 *
 * @param sha256 what the bytes behind the URI must have, if the sender knows it
 */
public record JsonDocument(
        @Size(max = 500) String title,
        @Size(min = 1, max = 200) String source,
        @Size(min = 1, max = 500) String externalId,
        @Valid Metadata.Access access,
        @Size(min = 1, max = 10_000_000) String text,
        @Size(min = 1, max = 4000) String uri,

        @Pattern(regexp = "[0-9a-f]{64}", message = "must be a lower-case hex SHA-256")
        String sha256,

        @Size(max = 200) String mediaType,
        @Size(max = 500) String fileName) {

    @AssertTrue(message = "either text or uri must be given")
    boolean isTextOrUri() {
        return (text == null) != (uri == null);
    }

    Metadata metadata() {
        return new Metadata(title, source, externalId, access);
    }
}
