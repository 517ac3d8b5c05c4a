package dev.groundwork.ingest.failure;

import java.util.EnumSet;
import java.util.Set;

/** Why a document cannot be ingested as it is; its owner sees the code with a message that says what to do. */
public enum RejectionCode {
    EMPTY_DOCUMENT,
    UNSUPPORTED_TYPE,
    ENCRYPTED_DOCUMENT,
    CORRUPT_DOCUMENT,
    TOO_LARGE,
    /** Files in files in files. */
    NESTED_TOO_DEEP,
    /** The text is only seen, in pictures. */
    OCR_UNAVAILABLE,
    EXTRACTION_TIMEOUT,
    PARSER_CRASHED,
    CHECKSUM_MISMATCH,
    UNSUPPORTED_URI,
    DOWNLOAD_REFUSED,
    ADDRESS_REFUSED,
    BLOB_MISSING;

    /** Limits and readers are ours, and change. */
    private static final Set<RejectionCode> OF_THE_BYTES =
            EnumSet.of(EMPTY_DOCUMENT, ENCRYPTED_DOCUMENT, CORRUPT_DOCUMENT);

    /** Whether the code speaks of the bytes themselves, so that the same bytes would end the same. */
    public static boolean isOfTheBytes(String code) {
        return OF_THE_BYTES.stream().anyMatch(known -> known.name().equals(code));
    }
}
