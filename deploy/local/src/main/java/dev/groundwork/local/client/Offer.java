package dev.groundwork.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What became of an upload. */
public sealed interface Offer {

    /** @param receipt {@code {documentId, version, status}} */
    record Accepted(JsonNode receipt) implements Offer {}

    /** The service cannot take it now. */
    record Busy(Duration retryAfter, String why) implements Offer {}

    /** The service will not take it, however often it is offered. */
    record Refused(String code, String message) implements Offer {}
}
