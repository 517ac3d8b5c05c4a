package dev.groundwork.ingest;

import static dev.groundwork.ingest.Containers.mail;
import static dev.groundwork.ingest.Containers.text;
import static dev.groundwork.ingest.Containers.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.DocumentReceived.Operation;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.TestTokens;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attachments and files of archives: documents of their own that live and die with the one they came in. */
@ServiceTest
class MemberTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final byte[] HOURS = text("The depot of Turku opens at six.");
    private static final byte[] PRICES = text("name,price\nTea,2\nCoffee,3\n");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private Log log;

    @BeforeEach
    void connect() {
        log = new Log(servers);
    }

    @Test
    void whatIsEmbeddedIsADocumentOfItsOwnUnderItsParent() {
        // Given
        var letters = zip(Map.of("letters/one.txt", text("Dear Ann, the keys are with Bob.")));
        // When
        var parent = upload("mail", mail("See below.", Map.of("hours.txt", HOURS, "old.zip", letters)));
        // Then
        var members = awaitMembers(parent, "hours.txt", "old.zip/letters/one.txt");
        assertThat(textOf(members.get("hours.txt"))).contains("opens at six");
        assertThat(textOf(members.get("old.zip/letters/one.txt"))).contains("with Bob");
        var event = received(members.get("hours.txt")).getFirst();
        assertThat(event.parentId()).hasToString(parent);
        assertThat(event.parentVersion())
                .isEqualTo(Service.document("alice", parent).getLong("version"));
        assertThat(event.content().fileName()).isEqualTo("hours.txt");
        assertThat(Service.log("alice", parent).getString("steps.find { it.step == 'extract' }.detail"))
                .endsWith("2 parts");
        Service.as("bob")
                .get("/v1/documents/" + members.get("hours.txt"))
                .then()
                .statusCode(404);
        assertThat(trace(members.get("hours.txt"))).isEqualTo(trace(parent));
    }

    @Test
    void anArchiveIsFoundByTheNamesOfItsFiles() {
        var parent = upload("archive", zip(Map.of("letters/one.txt", HOURS)));
        assertThat(textOf(parent)).contains("letters/one.txt");
        awaitMembers(parent, "letters/one.txt");
    }

    @Test
    void aNewVersionTakesAwayWhatItLacksAndKeepsWhatItHas() {
        // Given
        var parent = upload("versions", mail("Two.", Map.of("hours.txt", HOURS, "prices.csv", PRICES)));
        var members = awaitMembers(parent, "hours.txt", "prices.csv");
        textOf(members.get("hours.txt"));
        Service.awaitPublished("alice", members.get("hours.txt"));
        var before = Service.document("alice", members.get("hours.txt")).getLong("version");
        // When
        upload("versions", mail("One.", Map.of("hours.txt", HOURS)));
        // Then
        Service.awaitStatus("alice", members.get("prices.csv"), "DELETED");
        await().atMost(LONG).until(() -> received(members.get("hours.txt")).size() == 2);
        var events = received(members.get("hours.txt"));
        assertThat(events.getLast().parentVersion())
                .isGreaterThan(events.getFirst().parentVersion());
        assertThat(received(members.get("prices.csv")))
                .extracting(DocumentReceived::operation)
                .containsExactly(Operation.UPSERT, Operation.DELETE);
        await().atMost(LONG)
                .until(() -> Service.document("alice", members.get("hours.txt")).getLong("version") > before);
        assertThat(chunks(members.get("hours.txt"))).hasSize(1);
        // And
        upload("versions", mail("Two again.", Map.of("hours.txt", HOURS, "prices.csv", PRICES)));
        assertThat(awaitMembers(parent, "hours.txt", "prices.csv")).isEqualTo(members);
    }

    @Test
    void aDeletionTakesAllAwayDownToTheLast() {
        // Given
        var inner = mail("Inner.", Map.of("prices.csv", PRICES));
        var parent = upload("deletion", mail("Outer.", Map.of("hours.txt", HOURS, "inner.eml", inner)));
        var members = awaitMembers(parent, "hours.txt", "inner.eml");
        var deepest = awaitMembers(members.get("inner.eml"), "prices.csv").get("prices.csv");
        // When
        Service.as("alice").delete("/v1/documents/" + parent).then().statusCode(202);
        // Then
        Service.awaitStatus("alice", members.get("hours.txt"), "DELETED");
        Service.awaitStatus("alice", members.get("inner.eml"), "DELETED");
        Service.awaitStatus("alice", deepest, "DELETED");
    }

    @Test
    void aParentThatIsReplayedChangesNothing() {
        // Given
        var parent = upload("replay", mail("Once.", Map.of("hours.txt", HOURS)));
        var member = awaitMembers(parent, "hours.txt").get("hours.txt");
        textOf(member);
        var original = log.records(Topics.DOCUMENT_RECEIVED, parent).getFirst();
        // When
        log.send(
                Topics.DOCUMENT_RECEIVED,
                parent,
                original.value(),
                Map.of(EventHeaders.VERSION, Long.toString(original.offset())));
        var later = upload("after-replay", mail("Later.", Map.of("hours.txt", HOURS)));
        awaitMembers(later, "hours.txt");
        // Then
        assertThat(received(member)).hasSize(1);
        assertThat(chunks(member)).hasSize(1);
    }

    @Test
    void whatWasOvertakenOnItsWayDoesNotHold() {
        // Given
        var parent = upload("overtaken", mail("Once.", Map.of("hours.txt", HOURS)));
        var member = awaitMembers(parent, "hours.txt").get("hours.txt");
        Service.as("alice").delete("/v1/documents/" + parent).then().statusCode(202);
        Service.awaitStatus("alice", member, "DELETED");
        // When
        log.send(
                Topics.DOCUMENT_RECEIVED,
                member,
                log.records(Topics.DOCUMENT_RECEIVED, member).getFirst().value(),
                Map.of());
        // Then
        await().atMost(LONG).until(() -> received(member).size() == 4);
        assertThat(received(member).getLast().operation()).isEqualTo(Operation.DELETE);
        Service.awaitStatus("alice", member, "DELETED");
    }

    @Test
    void aMemberThatWasDeletedWhileItsParentHeldItIsThereAgain() {
        // Given
        var parent = upload("deleted-meanwhile", mail("Once.", Map.of("hours.txt", HOURS)));
        var member = awaitMembers(parent, "hours.txt").get("hours.txt");
        Service.awaitPublished("alice", member);
        // When
        var said = received(member).getFirst();
        log.send(
                Topics.DOCUMENT_RECEIVED,
                UUID.fromString(member),
                new DocumentReceived(
                        said.tenant(), said.source(), Operation.DELETE, null, null, null, said.occurredAt()));
        // Then its text is a new version for all who heard of the deletion
        await().atMost(LONG).until(() -> chunks(member).size() == 2);
        assertThat(received(member))
                .extracting(DocumentReceived::operation)
                .endsWith(Operation.DELETE, Operation.UPSERT);
        assertThat(chunks(member).getLast().version())
                .isGreaterThan(chunks(member).getFirst().version());
    }

    @Test
    void aMemberIsChangedThroughItsParentAlone() {
        // Given
        var parent = upload("through", mail("Once.", Map.of("hours.txt", HOURS)));
        var member = awaitMembers(parent, "hours.txt").get("hours.txt");
        // When
        var deletion = Service.as("alice").delete("/v1/documents/" + member).then();
        var upload = Service.uploadText(
                "alice", Service.document("alice", member).getString("source.externalId"), "Something else.");
        // Then
        assertIsRefused(deletion, parent);
        assertIsRefused(upload, parent);
    }

    @Test
    void aNewOwnerOfTheRootSeesItsMembers() {
        // Given
        var inner = mail("Inner.", Map.of("prices.csv", PRICES));
        var parent = upload("owner", mail("Outer.", Map.of("inner.eml", inner)));
        var mail = awaitMembers(parent, "inner.eml").get("inner.eml");
        var deepest = awaitMembers(mail, "prices.csv").get("prices.csv");
        // When
        Service.as(TestTokens.of("adam").roles("admin"))
                .multiPart("file", "mail", mail("Outer.", Map.of("inner.eml", inner)))
                .multiPart(
                        "metadata",
                        "{\"source\":\"upload:alice\",\"externalId\":\"member-test-owner\",\"access\":{\"owner\":\"bob\"}}",
                        "application/json")
                .post("/v1/documents")
                .then()
                .statusCode(202);
        // Then
        await().atMost(LONG)
                .until(() -> Service.as("bob").get("/v1/documents/" + deepest).statusCode() == 200);
        Service.as("alice").get("/v1/documents/" + mail).then().statusCode(404);
    }

    @Test
    void hostileArchivesAreRefusedWithTheirCodes() {
        var bomb = zip(Map.of("zeros.txt", new byte[21_000_000]));
        assertRejected(upload("bomb", bomb), "TOO_LARGE");
        assertRejected(upload("wrapped-bomb", zip(Map.of("inner.zip", bomb))), "TOO_LARGE");
        assertRejected(upload("way-out", zip(Map.of("../../etc/passwd", HOURS))), "CORRUPT_DOCUMENT");
        assertRejected(upload("nothing", zip(Map.of())), "EMPTY_DOCUMENT");
        var quine = zip(Map.of("a.txt", HOURS));
        for (var i = 0; i < 6; i++) {
            quine = zip(Map.of("inner.zip", quine));
        }
        assertRejected(upload("quine", quine), "TOO_LARGE");
    }

    @Test
    void documentsInDocumentsEnd() {
        // Given
        var third = mail("Third.", Map.of("hours.txt", HOURS));
        var second = mail("Second.", Map.of("third.eml", third));
        // When
        var parent = upload("deep", mail("First.", Map.of("second.eml", second)));
        // Then
        var child = awaitMembers(parent, "second.eml").get("second.eml");
        assertRejected(awaitMembers(child, "third.eml").get("third.eml"), "NESTED_TOO_DEEP");
    }

    @Test
    void aRootHasNoMoreMembersThanIsAllowed() {
        // Given
        var many = new TreeMap<String, byte[]>();
        for (var i = 0; i < 15; i++) {
            many.put(i + ".txt", text("Note " + i));
        }
        // When
        var parent = upload("many", mail("All.", Map.of("one.eml", mail("One", many), "two.eml", mail("Two", many))));
        // Then
        var mails = awaitMembers(parent, "one.eml", "two.eml");
        await().atMost(LONG)
                .until(() -> mails.values().stream()
                                .map(id -> Service.document("alice", id).getString("error.code"))
                                .filter("TOO_LARGE"::equals)
                                .count()
                        == 1);
    }

    private static void assertIsRefused(ValidatableResponse response, String parent) {
        var problem = response.statusCode(409).extract().jsonPath();
        assertThat(problem.getString("code")).isEqualTo("MEMBER_OF_DOCUMENT");
        assertThat(problem.getString("detail")).contains(parent);
    }

    private static void assertRejected(String id, String code) {
        Service.awaitStatus("alice", id, "REJECTED");
        assertThat(Service.document("alice", id).getString("error.code")).isEqualTo(code);
    }

    private static String upload(String externalId, byte[] bytes) {
        return Service.as("alice")
                .multiPart("file", "file", bytes)
                .multiPart("metadata", "{\"externalId\":\"member-test-" + externalId + "\"}", "application/json")
                .post("/v1/documents")
                .then()
                .statusCode(202)
                .extract()
                .path("documentId");
    }

    /** The members of a document by their path, when it has exactly these. */
    private static Map<String, String> awaitMembers(String parent, String... paths) {
        return await().atMost(LONG)
                .until(() -> members(parent), found -> found.keySet().equals(Set.of(paths)));
    }

    private static Map<String, String> members(String parent) {
        List<Map<String, Object>> items = Service.as("alice")
                .get("/v1/documents?parent=" + parent)
                .jsonPath()
                .getList("items");
        return items.stream()
                .filter(item -> !"DELETED".equals(item.get("status")))
                .collect(Collectors.toMap(
                        item -> ((Map<?, ?>) item.get("source"))
                                .get("externalId")
                                .toString()
                                .substring(parent.length() + 1),
                        item -> item.get("documentId").toString()));
    }

    private String textOf(String id) {
        return chunks(id).getFirst().chunks().getFirst().text();
    }

    private String trace(String id) {
        var record = log.awaitRecords(Topics.DOCUMENT_RECEIVED, id, 1).getFirst();
        return Log.header(record, "traceparent").split("-")[1];
    }

    private List<ChunksEmbedded> chunks(String id) {
        return log.awaitRecords(Topics.CHUNKS_EMBEDDED, id, 1).stream()
                .map(record -> Log.event(record, ChunksEmbedded.class))
                .toList();
    }

    private List<DocumentReceived> received(String id) {
        return log.awaitRecords(Topics.DOCUMENT_RECEIVED, id, 1).stream()
                .map(record -> Log.event(record, DocumentReceived.class))
                .toList();
    }
}
