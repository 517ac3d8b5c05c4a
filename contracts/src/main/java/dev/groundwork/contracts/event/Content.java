package dev.groundwork.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The claim check of a document's bytes.
 *
 * @param uri where the bytes are: {@code blob:}, {@code https:}, {@code s3:} or {@code data:}; at most {@value #MAX_URI} characters
 * @param sha256 lower-case hex digest of the bytes, or null when the sender does not know it
 * @param mediaType what the sender believes the bytes to be, a hint only of at most {@value #MAX_MEDIA_TYPE} characters, or null
 * @param fileName the name the sender has for them, a hint only of at most {@value #MAX_FILE_NAME} characters, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Content(String uri, String sha256, String mediaType, String fileName) {

    /** A data: URI holds the bytes themselves; the topic's limit is the same. */
    public static final int MAX_URI = 1_048_576;

    public static final int MAX_MEDIA_TYPE = 200;
    public static final int MAX_FILE_NAME = 500;

    public Content {
        Required.line("content.uri", uri, MAX_URI);
        Required.hint("content.mediaType", mediaType, MAX_MEDIA_TYPE);
        Required.hint("content.fileName", fileName, MAX_FILE_NAME);
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw new InvalidValueException("content.sha256 is no lower-case hex SHA-256");
        }
    }
}
