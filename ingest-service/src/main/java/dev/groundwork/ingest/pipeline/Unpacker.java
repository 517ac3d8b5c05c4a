package dev.groundwork.ingest.pipeline;

import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.ingest.extract.Extractor;
import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.Patience;
import dev.groundwork.ingest.member.Member;
import dev.groundwork.ingest.member.MemberFiles;
import dev.groundwork.ingest.source.BlobStore;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.ExtractedText;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads a document, and keeps what is embedded in it: documents to be. */
@ApplicationScoped
class Unpacker {

    /**
     * No blob is deleted as nobody's before it is two hours old, and a bucket takes one that is an hour old for one just put. Whether bytes
     * are still there is asked once for each, which ten thousand of them in a bucket feel.
     */
    private static final Duration SAFE = Duration.ofMinutes(30);

    private final Extractor extractor;
    private final MemberFiles files;
    private final BlobStore blobs;

    Unpacker(Extractor extractor, MemberFiles files, BlobStore blobs) {
        this.extractor = extractor;
        this.files = files;
        this.blobs = blobs;
    }

    /**
     * What was in a document.
     *
     * @param keptAt when its members' bytes began to be kept
     */
    record Found(ExtractedText text, List<Member> members, Instant keptAt) {}

    /** @param place which the text takes when there is room for it */
    Found unpack(DocumentReceived event, SourceDocument source, String mediaType, LookAhead.Place place) {
        try (var reading = extractor.extract(source, mediaType, place::enter)) {
            var text = reading.text();
            var keptAt = Instant.now();
            return new Found(text, files.keep(event.tenant(), event.documentId(), text.parts()), keptAt);
        }
    }

    /**
     * The members, to be entered now. Nothing refers to their bytes before, and the embedder may have been waited for for days: an operator
     * may have deleted them meanwhile. Waits while the blob store is away.
     *
     * @throws PassingException PARTS_LOST when the document has to be unpacked again
     */
    @ApplyGuard(Patience.NAME)
    List<Member> stillKept(String tenant, Found found) {
        var isSafe = found.keptAt().plus(SAFE).isAfter(Instant.now());
        if (!isSafe
                && found.members().stream()
                        .anyMatch(
                                member -> !blobs.holds(tenant, member.content().sha256()))) {
            throw new PassingException(
                    Dependency.BLOB_STORE,
                    "PARTS_LOST",
                    "The files in it were deleted before they were entered: it has to be unpacked again.",
                    null);
        }
        return found.members();
    }
}
