package dev.groundwork.permissions.access;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Documents with the parents above them: finds the root at which a member is judged. Where the way up ends otherwise, nobody may read it. */
public final class Lineage {

    /** How many documents a member may lie in, its root among them. */
    public static final int MAX_DEPTH = 8;

    private final Map<UUID, DocumentAccess> known;

    Lineage(Collection<DocumentAccess> documents) {
        this.known = documents.stream().collect(Collectors.toMap(DocumentAccess::documentId, Function.identity()));
    }

    /** The document as it is judged; empty when it is not known. */
    Optional<DocumentAccess> find(UUID documentId) {
        return Optional.ofNullable(known.get(documentId))
                .map(document -> document.parent().isEmpty() ? document : document.judgedAt(findRoot(document)));
    }

    private Optional<DocumentAccess> findRoot(DocumentAccess member) {
        var at = Optional.of(member);
        for (int depth = 0; depth < MAX_DEPTH && at.isPresent(); depth++) {
            at = at.flatMap(this::findParent);
            if (at.isPresent() && at.get().parent().isEmpty()) {
                return at;
            }
        }
        return Optional.empty(); // a missing parent, a cycle, or a chain without an end in reach
    }

    private Optional<DocumentAccess> findParent(DocumentAccess member) {
        return member.parent()
                .filter(_ -> member.isHeld())
                .map(parent -> known.get(parent.documentId()))
                .filter(parent -> !parent.deleted() && parent.isOfSameSourceAs(member));
    }
}
