package dev.groundwork.contracts.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * May these versions be read? ({@code POST /v1/checks})
 *
 * @param subject the user to check for; only service accounts may name one, null is the caller himself
 * @param tenant of the subject; null is the caller's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckRequest(List<DocumentVersion> documents, String subject, String tenant) {

    /** The caller asks for himself. */
    public CheckRequest(List<DocumentVersion> documents) {
        this(documents, null, null);
    }
}
