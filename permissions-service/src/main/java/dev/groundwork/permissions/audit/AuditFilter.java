package dev.groundwork.permissions.audit;

import dev.groundwork.permissions.problem.CodedException;
import dev.groundwork.permissions.problem.ErrorCode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries are wanted.
 *
 * @param from inclusive
 * @param to exclusive
 */
record AuditFilter(Optional<String> user, Optional<UUID> document, Optional<Instant> from, Optional<Instant> to) {

    /** @throws CodedException INVALID_REQUEST */
    static AuditFilter of(String user, String document, String from, String to) {
        return new AuditFilter(
                Optional.ofNullable(user),
                Optional.ofNullable(document).map(AuditFilter::uuid),
                instant("from", from),
                instant("to", to));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new CodedException(ErrorCode.INVALID_REQUEST, "document is a UUID.");
        }
    }

    private static Optional<Instant> instant(String name, String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new CodedException(ErrorCode.INVALID_REQUEST, name + " is a time like 2026-01-31T12:00:00Z.");
        }
    }
}
