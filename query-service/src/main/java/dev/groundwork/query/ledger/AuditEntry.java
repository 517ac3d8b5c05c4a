package dev.groundwork.query.ledger;

import dev.groundwork.contracts.event.AccessAudited;

/**
 * An audit row that waits to be sent.
 *
 * @param traceparent of the request, or null
 */
record AuditEntry(AccessAudited event, String traceparent) {}
