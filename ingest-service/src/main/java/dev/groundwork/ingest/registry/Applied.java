package dev.groundwork.ingest.registry;

import dev.groundwork.ingest.failure.RejectionCode;

/**
 * What was applied to a document so far, as far as the next event's meaning depends on it.
 *
 * @param version of the newest event of any kind
 * @param contentVersion of the newest event that brought content; null when deleted
 * @param declaredSha256 of that content as its sender stated it, or null
 * @param contentStatus of that content version, or null when there is none
 * @param contentError the code of its rejection or failure, or null
 * @param published whether all chunks of that content version are on their topic
 */
public record Applied(
        long version,
        boolean deleted,
        Long contentVersion,
        String declaredSha256,
        Status contentStatus,
        String contentError,
        boolean published) {

    boolean hasContent(long askedVersion) {
        return contentVersion != null && contentVersion == askedVersion;
    }

    /** Whether this was a later sending of the content that counts, its access amended since or not. */
    boolean brings(long askedVersion, String sha256) {
        return holds(sha256) && askedVersion > contentVersion;
    }

    boolean holds(String sha256) {
        return contentVersion != null && sha256 != null && sha256.equals(declaredSha256);
    }

    /** Whether processing the content again would change nothing. What the index did not take has failed, though it was published. */
    boolean contentIsDone() {
        return contentStatus != Status.FAILED
                && (published || contentStatus == Status.REJECTED || contentStatus == Status.SEARCHABLE);
    }

    /** Whether sending the same bytes again changes nothing: not so when they were rejected for what was around them. */
    boolean isFinalForTheSameBytes() {
        return contentIsDone() && (contentStatus != Status.REJECTED || RejectionCode.isOfTheBytes(contentError));
    }
}
