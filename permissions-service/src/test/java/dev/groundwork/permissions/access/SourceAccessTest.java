package dev.groundwork.permissions.access;

import static dev.groundwork.permissions.fixture.Calls.alice;
import static dev.groundwork.permissions.fixture.Calls.bob;
import static dev.groundwork.permissions.fixture.Calls.mayRead;
import static dev.groundwork.permissions.fixture.TestDocument.allowing;
import static dev.groundwork.permissions.fixture.TestDocument.everyone;
import static dev.groundwork.permissions.fixture.TestDocument.ownedBy;
import static dev.groundwork.permissions.fixture.TestDocument.team;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.permissions.fixture.Calls;
import dev.groundwork.permissions.fixture.KafkaFixture;
import dev.groundwork.permissions.fixture.TestDocument;
import dev.groundwork.permissions.fixture.WithServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What sources say over Kafka, as readers then see it over HTTP. */
@WithServers
class SourceAccessTest {

    private static final String DIGEST = "a".repeat(64);

    private final TestDocument document = TestDocument.any();

    @Test
    void aTeamsDocumentIsReadByTheTeamOnly() {
        long version = document.upsert(team("platform"));

        assertThat(mayRead(alice(), document.id(), version)).isTrue();
        assertThat(mayRead(bob(), document.id(), version)).isFalse();
    }

    @Test
    void aDocumentWithoutAccessIsReadByNobody() {
        long version = document.upsert(null);

        assertThat(mayRead(alice(), document.id(), version)).isFalse();
    }

    @Test
    void anotherTenantsReaderIsDeniedWhatIsPublic() {
        long version = document.upsert(everyone());

        assertThat(mayRead(alice().tenant("other"), document.id(), version)).isFalse();
        assertThat(mayRead(alice(), document.id(), version)).isTrue();
    }

    @Test
    void anOldTextAndASecretNewTextAreBothJudgedByTheNewestAccessToo() {
        long old = document.upsert(everyone());
        long secret = document.upsert(team("people"));

        assertThat(mayRead(alice(), document.id(), old)).isFalse();
        assertThat(mayRead(alice(), document.id(), secret)).isFalse();
        assertThat(mayRead(bob(), document.id(), old)).isTrue();
        assertThat(mayRead(bob(), document.id(), secret)).isTrue();
    }

    @Test
    void anOldSecretTextStaysSecretWhenTheNewTextIsPublic() {
        long secret = document.upsert(team("people"));
        long open = document.upsert(everyone());

        assertThat(mayRead(alice(), document.id(), secret)).isFalse();
        assertThat(mayRead(alice(), document.id(), open)).isTrue();
    }

    @Test
    void accessAmendsTheNewestContentAndItsOwnVersionIsNoContent() {
        long content = document.upsert(team("people"));
        long access = document.access(team("platform"));

        assertThat(mayRead(alice(), document.id(), content)).isTrue();
        assertThat(mayRead(bob(), document.id(), content)).isFalse();
        assertThat(mayRead(alice(), document.id(), access)).isFalse();
        assertThat(document.published())
                .last()
                .isEqualTo(
                        new AccessChanged("default", document.id(), access, 2, false, null, allowing("team:platform")));
    }

    @Test
    void unchangedContentAmendsItsVersionAndPublishesItsOwn() {
        long content = document.upsert(DIGEST, team("people"));
        long resent = document.upsert(DIGEST, team("platform"));

        assertThat(mayRead(alice(), document.id(), content)).isTrue();
        assertThat(mayRead(alice(), document.id(), resent)).isFalse();
        assertThat(document.published().getLast().version()).isEqualTo(resent);
    }

    @Test
    void aDeletionTakesEveryVersionAndIsPublished() {
        long old = document.upsert(everyone());
        long content = document.upsert(everyone());
        long deletion = document.delete();

        assertThat(mayRead(alice(), document.id(), old)).isFalse();
        assertThat(mayRead(alice(), document.id(), content)).isFalse();
        assertThat(document.published())
                .last()
                .isEqualTo(new AccessChanged("default", document.id(), deletion, 3, true, deletion, Access.NOBODY));
    }

    @Test
    void aReplayCannotResurrectADeletedDocumentButNewContentRevivesIt() {
        long first = document.upsert(DIGEST, everyone());
        document.delete();
        document.replayUpsert(first, everyone());
        long revived = document.upsert(DIGEST, team("platform"));

        assertThat(mayRead(alice(), document.id(), first)).isFalse();
        assertThat(mayRead(alice(), document.id(), revived)).isTrue();
        assertThat(document.published()).extracting(AccessChanged::revision).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatComesOutOfOrderIsDropped() {
        long first = document.upsert(team("people"));
        long newest = document.upsert(team("people"));
        document.replayUpsert(newest, everyone());
        document.replayUpsert(first, everyone());
        document.access(ownedBy("bob"));

        assertThat(mayRead(alice(), document.id(), newest)).isFalse();
        assertThat(mayRead(bob(), document.id(), newest)).isTrue();
        assertThat(document.published()).extracting(AccessChanged::revision).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatIsNoEventIsPassedOver() {
        document.sendBytes("not json".getBytes(StandardCharsets.UTF_8));
        document.sendAsCloudEvent("not json".getBytes(StandardCharsets.UTF_8));
        document.sendBytes("{}".getBytes(StandardCharsets.UTF_8));
        document.sendBytes(null);
        document.sendWithVersionHeader("-1");
        document.sendWithVersionHeader("seven");
        document.sendWithVersionHeader("");
        long version = document.upsert(everyone());

        assertThat(mayRead(alice(), document.id(), version)).isTrue();
    }

    @Test
    void aVersionBeyondTheRecordsOwnIsNotBelieved() {
        long first = document.upsert(team("people"));
        document.replayUpsert(first + 1_000_000, everyone());
        document.replayUpsert(9_007_199_254_740_991L, everyone());
        long version = document.upsert(team("people"));

        assertThat(mayRead(alice(), document.id(), version)).isFalse();
        assertThat(mayRead(bob(), document.id(), version)).isTrue();
        assertThat(document.published()).extracting(AccessChanged::version).containsExactly(first, version);
    }

    @Test
    void aRecordUnderAnotherDocumentsKeyIsPassedOverAndCounted() {
        var other = TestDocument.any();
        document.sendUnderKey(other.id().toString());
        document.sendUnderKey(null);
        long version = other.upsert(everyone());

        assertThat(mayRead(alice(), other.id(), version)).isTrue();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> given().get("/q/metrics")
                        .then()
                        .body(containsString(
                                "groundwork_failures_total{dependency=\"access\",kind=\"KEY_MISMATCH\"} 2.0")));
        assertThat(document.published()).isEmpty();
    }

    @Test
    void anEventWithAControlCharacterIsPassedOverAndLeftToIngestService() {
        document.sendWithControlCharacter();
        long version = document.upsert(team("people"));

        assertThat(document.published()).extracting(AccessChanged::version).containsExactly(version);
        assertThat(KafkaFixture.records(Topics.deadLettersOf(Topics.DOCUMENT_RECEIVED), document.id()))
                .isEmpty();
    }

    @Test
    void everyPeriodStaysInTheHistory() {
        long content = document.upsert(team("people"));
        long access = document.access(team("platform"));
        document.upsert(everyone());

        var periods = Calls.as(Calls.olga())
                .get("/v1/documents/{id}/access/history", document.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(periods.getList("items.contentVersion", Long.class).subList(1, 3))
                .isEqualTo(List.of(content, content));
        assertThat(periods.getList("items.eventVersion", Long.class).subList(1, 3))
                .isEqualTo(List.of(access, content));
        assertThat(periods.getString("items[2].until")).isEqualTo(periods.getString("items[1].since"));
        assertThat(periods.getString("items[1].until")).isNull();
        assertThat(periods.getString("items[2].by")).isEqualTo("wiki");
        assertThat(periods.getList("items[2].access.allow")).isEqualTo(List.of("team:people"));
    }
}
