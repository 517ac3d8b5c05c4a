package dev.groundwork.ingest.member;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.Patience;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.source.BlobStore;
import dev.groundwork.ingest.source.IngestConfig;
import dev.groundwork.ingest.text.Part;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Brings the files embedded in a document into the blob store. */
@ApplicationScoped
public class MemberFiles {

    private final BlobStore blobs;
    private final IngestConfig limits;

    MemberFiles(BlobStore blobs, IngestConfig limits) {
        this.blobs = blobs;
        this.limits = limits;
    }

    /**
     * Waits while the blob store is away. Kept again, the same bytes are the same blob.
     *
     * @throws RejectedException TOO_LARGE when one of them is larger than a document may be
     */
    @ApplyGuard(Patience.NAME)
    public List<Member> keep(String tenant, UUID parentId, List<Part> parts) {
        var ids =
                MemberNames.externalIds(parentId, parts.stream().map(Part::path).toList());
        var members = new ArrayList<Member>(parts.size());
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var blob = blob(tenant, part);
            var content =
                    new Content(blob.uri(), blob.sha256(), hint(part.mediaType()), MemberNames.fileName(part.path()));
            members.add(new Member(ids.get(i), content, blob.size()));
        }
        return members;
    }

    /** What a hostile file says of its parts may be anything; as a hint it is worth no failure. */
    private static String hint(String mediaType) {
        return mediaType == null
                        || mediaType.length() > Content.MAX_MEDIA_TYPE
                        || mediaType.chars().anyMatch(Character::isISOControl)
                ? null
                : mediaType;
    }

    private BlobStore.Blob blob(String tenant, Part part) {
        try (var bytes = Files.newInputStream(part.file())) {
            return blobs.put(tenant, bytes, limits.maxDocumentBytes());
        } catch (IOException e) {
            // The store's own failures are told by it; a file that is lost here is unpacked anew.
            throw new PassingException(
                    Dependency.PARSER, "PARTS_LOST", "The files in it could not be read after they were unpacked.", e);
        }
    }
}
