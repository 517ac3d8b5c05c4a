package dev.groundwork.permissions.principal;

import java.time.Instant;
import java.util.Optional;

/** The membership an admin set. It outranks what tokens issued before say; that a user is disabled outranks every token. */
public record Assigned(Membership membership, boolean disabled, String changedBy, Instant changedAt) {

    /** The membership that holds: the later word, or none when nobody has spoken. */
    public static Optional<Membership> holding(Optional<Claimed> claimed, Optional<Assigned> assigned) {
        if (assigned.isEmpty()) {
            return claimed.map(Claimed::membership);
        }
        return claimed.filter(token -> token.issuedAt().isAfter(assigned.get().changedAt()))
                .map(Claimed::membership)
                .or(() -> assigned.map(Assigned::membership));
    }
}
