package dev.groundwork.contracts.http;

import java.util.List;

/**
 * May these versions be read? ({@code POST /v1/checks})
 *
 * @param subject the user to check for; only service accounts may name one, null is the caller himself
 */
public record CheckRequest(List<DocumentVersion> documents, String subject) {

    public CheckRequest(List<DocumentVersion> documents) {
        this(documents, null);
    }
}
