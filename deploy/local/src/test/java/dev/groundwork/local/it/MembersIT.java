package dev.groundwork.local.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.local.suite.RunningSuite;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Suite;
import dev.groundwork.local.suite.User;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Attachments and files of archives, from their mail to a reader's search. */
@ExtendWith(RunningSuite.class)
class MembersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String QUESTION = "Who keeps the key of the depot of Rauma?";
    private static final String KEY = "The key of the depot of Rauma is kept by the harbour master.";

    private final User alice;
    private final User bob;

    MembersIT(Suite suite) {
        alice = User.of(suite, "alice");
        bob = User.of(suite, "bob");
    }

    @Test
    void membersAreReadChangedAndDeletedWithTheirMail() throws IOException {
        // Given
        var hours = attachment("hours.txt", "The depot of Rauma opens at seven.".getBytes(UTF_8));
        var mail = mail(hours + attachment("keys.zip", zip("keys.txt", KEY)));
        // When
        var parent = upload(mail, Map.of());
        // Then
        var members = awaitMembers(parent, Map.of("hours.txt", "SEARCHABLE", "keys.zip/keys.txt", "SEARCHABLE"));
        var key = members.get("keys.zip/keys.txt");
        assertThat(alice.textsOf(key, QUESTION)).contains(KEY);
        assertThat(bob.textsOf(key, QUESTION)).isEmpty();
        // When
        upload(mail, Map.of("public", true));
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bob.textsOf(key, QUESTION)).contains(KEY));
        // When
        upload(mail(hours), Map.of("public", true));
        // Then
        awaitMembers(parent, Map.of("hours.txt", "SEARCHABLE", "keys.zip/keys.txt", "DELETED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(alice.textsOf(key, QUESTION)).isEmpty());
        // When
        alice.to(Server.INGEST).delete("/v1/documents/" + parent).then().statusCode(202);
        // Then
        awaitMembers(parent, Map.of("hours.txt", "DELETED", "keys.zip/keys.txt", "DELETED"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(alice.textsOf(members.get("hours.txt"), "When does the depot of Rauma open?"))
                                .isEmpty());
    }

    private UUID upload(String mail, Map<String, ?> access) {
        var accepted = alice.to(Server.INGEST)
                .multiPart("metadata", Map.of("externalId", "members-1", "access", access), "application/json")
                .multiPart("file", "depot.eml", mail.getBytes(UTF_8), "message/rfc822")
                .post("/v1/documents");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        return alice.documentId("members-1");
    }

    /** The ids of the members by their path, as soon as they have these statuses. */
    private Map<String, UUID> awaitMembers(UUID parent, Map<String, String> statuses) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(members(parent).collect(Collectors.toMap(Member::path, Member::status)))
                        .isEqualTo(statuses));
        return members(parent).collect(Collectors.toMap(Member::path, Member::id));
    }

    private record Member(String path, UUID id, String status) {}

    private Stream<Member> members(UUID parent) {
        List<Map<String, Object>> items = alice.to(Server.INGEST)
                .get("/v1/documents?parent=" + parent)
                .jsonPath()
                .getList("items");
        return items.stream().map(item -> {
            var externalId = ((Map<?, ?>) item.get("source")).get("externalId").toString();
            return new Member(
                    externalId.substring(externalId.indexOf('/') + 1),
                    UUID.fromString(item.get("documentId").toString()),
                    item.get("status").toString());
        });
    }

    private static String mail(String attachments) {
        return "From: Ann <ann@example.org>\nTo: Bob <bob@example.org>\nSubject: Depots\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee below.\n"
                + attachments + "--b--\n";
    }

    private static String attachment(String name, byte[] bytes) {
        return "--b\nContent-Type: application/octet-stream; name=" + name
                + "\nContent-Disposition: attachment; filename=" + name
                + "\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(bytes) + "\n";
    }

    private static byte[] zip(String name, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
