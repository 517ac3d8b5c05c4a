package dev.groundwork.permissions.principal;

import java.time.Instant;

/** The membership a verified token states. */
record Claimed(Membership membership, Instant issuedAt) {}
