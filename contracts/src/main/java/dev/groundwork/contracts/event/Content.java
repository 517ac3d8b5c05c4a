package dev.groundwork.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The claim check of a document's bytes.
 *
 * @param uri where the bytes are: {@code blob:}, {@code https:}, {@code s3:} or {@code data:}
 * @param sha256 lower-case hex digest of the bytes, or null when the sender does not know it
 * @param mediaType what the sender believes the bytes to be, a hint only, or null
 * @param fileName the name the sender has for them, a hint only, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Content(String uri, String sha256, String mediaType, String fileName) {

    public Content {
        Required.text("content.uri", uri);
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("content.sha256 is no lower-case hex SHA-256");
        }
    }
}
