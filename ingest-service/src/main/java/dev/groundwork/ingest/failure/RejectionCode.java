package dev.groundwork.ingest.failure;

/** Why a document cannot be ingested as it is; its owner sees the code with a message that says what to do. */
public enum RejectionCode {
    EMPTY_DOCUMENT,
    UNSUPPORTED_TYPE,
    ENCRYPTED_DOCUMENT,
    CORRUPT_DOCUMENT,
    EXTRACTION_TIMEOUT,
    TOO_LARGE,
    CHECKSUM_MISMATCH,
    UNSUPPORTED_URI,
    DOWNLOAD_REFUSED,
    ADDRESS_REFUSED,
    BLOB_MISSING
}
