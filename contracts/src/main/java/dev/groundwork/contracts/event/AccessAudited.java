package dev.groundwork.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who asked what, and which documents and versions were used under which access revision.
 *
 * @param userId at most {@value #MAX_USER_ID} characters, as the trail is indexed by it
 * @param questionHash hex SHA-256 of the question: the trail holds no text
 * @param tokens the principal tokens the reader had
 */
public record AccessAudited(
        String tenant,
        String userId,
        UUID answerId,
        String questionHash,
        List<Document> documents,
        List<String> tokens,
        int clearance,
        Instant occurredAt) {

    public static final int MAX_USER_ID = 200;

    /**
     * One document that was found for the question.
     *
     * @param used whether the answer cites it
     */
    public record Document(UUID documentId, long version, long revision, boolean used) {

        public Document {
            Required.present("documentId", documentId);
        }
    }

    public AccessAudited {
        Required.line("tenant", tenant, DocumentReceived.MAX_TENANT);
        Required.line("userId", userId, MAX_USER_ID);
        Required.present("answerId", answerId);
        Required.text("questionHash", questionHash);
        documents = documents == null ? List.of() : List.copyOf(documents);
        tokens = tokens == null ? List.of() : List.copyOf(tokens);
        Required.present("occurredAt", occurredAt);
    }
}
