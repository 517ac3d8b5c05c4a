package dev.groundwork.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.TestTokens;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Service accounts that speak for a source: here wiki-crawler for the wiki of the tenant default. */
@ServiceTest
class SourceTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void theClientOfS3IsThereForABucketThatIsConfigured() {
        assertThat(CDI.current().select(S3Client.class).get().serviceName()).isEqualTo("s3");
    }

    @Test
    void theBoundAccountUploadsForItsSourceAndStatesItsAccess() {
        // When
        var id = upload(TestTokens.ofService("wiki-crawler"), "wiki", "WIKI-1")
                .statusCode(202)
                .extract()
                .<String>path("documentId");
        // Then
        assertThat(id)
                .isEqualTo(DocumentIds.documentId("default", new Source("wiki", "WIKI-1"))
                        .toString());
        var log = new Log(servers);
        var event = Log.event(log.records(Topics.DOCUMENT_RECEIVED, id).getFirst(), DocumentReceived.class);
        assertThat(event.access().teams()).containsExactly("platform");
        assertThat(event.access().owner()).isNull();
        assertThat(Log.event(log.awaitRecords(Topics.CHUNKS_EMBEDDED, id, 1).getFirst(), ChunksEmbedded.class)
                        .source()
                        .system())
                .isEqualTo("wiki");
        Service.as(TestTokens.ofService("wiki-crawler"))
                .get("/v1/documents/" + id)
                .then()
                .statusCode(200);
        Service.as(TestTokens.ofService("crm-crawler"))
                .get("/v1/documents/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void nobodyElseSpeaksForTheSource() {
        refused(upload(TestTokens.ofService("crm-crawler"), "wiki", "WIKI-2"));
        refused(upload(TestTokens.ofService("wiki-crawler").tenant("acme"), "wiki", "WIKI-2"));
        refused(upload(TestTokens.of("service-account-wiki-crawler"), "wiki", "WIKI-2"));
        refused(upload(TestTokens.of("alice").claim("azp", "wiki-crawler"), "wiki", "WIKI-2"));
    }

    @Test
    void theBoundAccountSpeaksForNoOtherSource() {
        refused(upload(TestTokens.ofService("wiki-crawler"), "crm", "CRM-1"));
        refused(upload(TestTokens.ofService("wiki-crawler"), "upload:alice", "CRM-1"));
    }

    @Test
    void theBoundAccountMaySendDataUris() {
        Service.as(TestTokens.ofService("wiki-crawler"))
                .contentType("application/json")
                .body(Map.of("source", "wiki", "externalId", "WIKI-3", "uri", "data:,From%20the%20wiki."))
                .post("/v1/documents")
                .then()
                .statusCode(202);
        Service.as(TestTokens.ofService("crm-crawler"))
                .contentType("application/json")
                .body(Map.of("uri", "data:,From%20elsewhere."))
                .post("/v1/documents")
                .then()
                .statusCode(400)
                .body("code", equalTo("UNSUPPORTED_URI"));
    }

    private static void refused(ValidatableResponse response) {
        response.statusCode(403).body("code", equalTo("SOURCE_FORBIDDEN"));
    }

    private static ValidatableResponse upload(TestTokens token, String source, String externalId) {
        return Service.as(token)
                .contentType("application/json")
                .body(Map.of(
                        "source",
                        source,
                        "externalId",
                        externalId,
                        "text",
                        "How the wiki works.",
                        "access",
                        Map.of("teams", new String[] {"platform"})))
                .post("/v1/documents")
                .then();
    }
}
