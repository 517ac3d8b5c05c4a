package dev.groundwork.permissions.principal;

import java.time.Instant;

/** The membership a verified token states. */
public record Claimed(Membership membership, Instant issuedAt) {}
