package dev.groundwork.contracts.http;

import java.util.List;

/** Who asks, as permissions-service knows him ({@code GET /v1/me}). */
public record Reader(String userId, String tenant, List<String> tokens, int clearance) {

    public Reader {
        tokens = List.copyOf(tokens);
    }
}
