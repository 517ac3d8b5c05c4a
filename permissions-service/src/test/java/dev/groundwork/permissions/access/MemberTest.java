package dev.groundwork.permissions.access;

import static dev.groundwork.permissions.fixture.Calls.alice;
import static dev.groundwork.permissions.fixture.Calls.as;
import static dev.groundwork.permissions.fixture.Calls.bob;
import static dev.groundwork.permissions.fixture.Calls.carol;
import static dev.groundwork.permissions.fixture.Calls.mayRead;
import static dev.groundwork.permissions.fixture.Calls.olga;
import static dev.groundwork.permissions.fixture.TestDocument.allowing;
import static dev.groundwork.permissions.fixture.TestDocument.everyone;
import static dev.groundwork.permissions.fixture.TestDocument.ownedBy;
import static dev.groundwork.permissions.fixture.TestDocument.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.permissions.fixture.TestDocument;
import dev.groundwork.permissions.fixture.WithServers;
import dev.groundwork.permissions.source.Statement;
import dev.groundwork.permissions.source.StatementLog;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Attachments and files of archives: whoever may read the root by way of the version that holds them. */
@WithServers
class MemberTest {

    private static final String ACCESS = "/v1/documents/{id}/access";
    private static final String DIGEST = "a".repeat(64);

    @Inject
    StatementLog statements;

    @Inject
    Jdbi jdbi;

    private final TestDocument root = TestDocument.any();
    private final TestDocument member = TestDocument.any();
    private final TestDocument within = TestDocument.any();

    @Test
    void aMemberIsReadByTheReadersOfItsRootWhateverItSaysItself() {
        long holder = root.upsert(team("people"));
        long version = member.upsertIn(root, holder);

        assertThat(mayRead(bob(), member.id(), version)).isTrue();
        assertThat(mayRead(alice(), member.id(), version)).isFalse();
        member.awaitPublished(changed(member, version, 1, allowing("team:people")));
    }

    @Test
    void whatChangesTheRootChangesItsMembersAndIsPublishedForEach() {
        take(root.said(1, allowing("team:people")), member.saidIn(root, 1, 5), within.saidIn(member, 5, 7));

        take(root.saidAccess(2, allowing("team:platform")));
        assertThat(mayRead(bob(), within.id(), 7)).isFalse();
        assertThat(mayRead(alice(), within.id(), 7)).isTrue();
        member.awaitPublished(changed(member, 5, 2, allowing("team:platform")));
        within.awaitPublished(changed(within, 7, 2, allowing("team:platform")));

        as(olga()).body("{\"public\": true}").put(ACCESS, root.id()).then().statusCode(200);
        assertThat(mayRead(carol(), within.id(), 7)).isTrue();
        within.awaitPublished(changed(within, 7, 3, allowing("public")));

        as(olga()).delete(ACCESS, root.id()).then().statusCode(200);
        assertThat(mayRead(carol(), within.id(), 7)).isFalse();
        within.awaitPublished(changed(within, 7, 4, allowing("team:platform")));

        take(root.saidDeleted(3));
        assertThat(mayRead(alice(), member.id(), 5)).isFalse();
        assertThat(mayRead(alice(), within.id(), 7)).isFalse();
        member.awaitPublished(changed(member, 5, 5, Access.NOBODY));
        within.awaitPublished(changed(within, 7, 5, Access.NOBODY));
    }

    @Test
    void aMemberOfAVersionThatIsNotKnownYetIsNobodysUntilItIs() {
        take(root.said(1, allowing("public")), member.saidIn(root, 1, 5));
        assertThat(mayRead(alice(), member.id(), 5)).isTrue();

        take(member.saidIn(root, 2, 6));
        assertThat(mayRead(alice(), member.id(), 6)).isFalse();
        assertThat(mayRead(alice(), member.id(), 5)).isFalse();
        member.awaitPublished(changed(member, 6, 2, Access.NOBODY));

        take(root.said(2, allowing("team:people")));
        assertThat(mayRead(alice(), member.id(), 6)).isFalse();
        assertThat(mayRead(alice(), member.id(), 5)).isFalse();
        assertThat(mayRead(bob(), member.id(), 6)).isTrue();
        assertThat(mayRead(bob(), member.id(), 5)).isTrue();
        member.awaitPublished(changed(member, 6, 3, allowing("team:people")));
    }

    @Test
    void membersThatComeBeforeTheirRootAreReadWhenItIsThere() {
        take(within.saidIn(member, 5, 7), member.saidIn(root, 1, 5));
        assertThat(mayRead(alice(), within.id(), 7)).isFalse();
        within.awaitPublished(changed(within, 7, 2, Access.NOBODY));

        take(root.said(1, allowing("team:platform")));

        assertThat(mayRead(alice(), member.id(), 5)).isTrue();
        assertThat(mayRead(alice(), within.id(), 7)).isTrue();
        assertThat(mayRead(bob(), within.id(), 7)).isFalse();
        within.awaitPublished(changed(within, 7, 3, allowing("team:platform")));
    }

    @Test
    void aMemberOfASecretVersionStaysSecretWhenANewerOneIsOpen() {
        take(root.said(1, allowing("team:people")), member.saidIn(root, 1, 5), root.said(2, allowing("public")));

        assertThat(mayRead(alice(), member.id(), 5)).isFalse();
        assertThat(mayRead(bob(), member.id(), 5)).isTrue();
    }

    @Test
    void theSameContentInANewVersionOfItsRootIsJudgedThere() {
        long secret = root.upsert(team("people"));
        long version = member.upsertIn(DIGEST, root, secret);
        long open = root.upsert(everyone());
        assertThat(mayRead(alice(), member.id(), version)).isFalse();

        member.upsertIn(DIGEST, root, open);

        assertThat(mayRead(alice(), member.id(), version)).isTrue();
    }

    @Test
    void aParentOfAnotherTenantOrSourceIsNone() {
        var foreign = TestDocument.ofTenant("other");
        var claimed = TestDocument.ofSystem("crm");
        take(foreign.said(1, allowing("public")), root.said(1, allowing("public")));

        take(member.saidIn(foreign, 1, 5), claimed.saidIn(root, 1, 5));

        assertThat(mayRead(alice(), member.id(), 5)).isFalse();
        assertThat(mayRead(alice().tenant("other"), member.id(), 5)).isFalse();
        assertThat(mayRead(alice(), claimed.id(), 5)).isFalse();
        member.awaitPublished(changed(member, 5, 1, Access.NOBODY));
        claimed.awaitPublished(changed(claimed, 5, 1, Access.NOBODY));
        take(root.said(2, allowing("team:people")));
        root.awaitPublished(changed(root, 2, 2, allowing("team:people")));
        assertThat(claimed.published()).as("it has nothing to do with it").hasSize(1);
    }

    @Test
    void aCircleIsNobodys() {
        take(member.saidIn(within, 5, 5), within.saidIn(member, 5, 5), root.saidIn(root, 1, 1));

        assertThat(mayRead(alice(), member.id(), 5)).isFalse();
        assertThat(mayRead(alice(), within.id(), 5)).isFalse();
        assertThat(mayRead(alice(), root.id(), 1)).isFalse();
        member.awaitPublished(changed(member, 5, 2, Access.NOBODY));
        root.awaitPublished(changed(root, 1, 1, Access.NOBODY));
    }

    @Test
    void theOwnerOfTheRootSeesItsAccessAtTheMemberAndSetsItAtTheRoot() {
        long holder = root.upsert(ownedBy("alice"));
        take(member.saidIn(root, holder, 5), within.saidIn(member, 5, 7));
        as(alice()).body("{\"teams\": [\"people\"]}").put(ACCESS, root.id());

        as(alice())
                .get(ACCESS, within.id())
                .then()
                .statusCode(200)
                .body("parent.documentId", equalTo(member.id().toString()))
                .body("parent.version", equalTo(5))
                .body("root", equalTo(root.id().toString()))
                .body("owner", equalTo("alice"))
                .body("effective.allow", contains("user:alice", "team:people"))
                .body("source.allow", contains("user:alice"));
        as(alice()).get(ACCESS, root.id()).then().body("parent", nullValue()).body("root", nullValue());
        as(bob()).get(ACCESS, within.id()).then().statusCode(404);
        as(bob()).body("{}").put(ACCESS, within.id()).then().statusCode(404);
        as(alice())
                .body("{\"public\": true}")
                .put(ACCESS, within.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("MEMBER_OF_DOCUMENT"))
                .body("detail", containsString(root.id().toString()));
        as(alice()).delete(ACCESS, within.id()).then().statusCode(409);
        as(alice())
                .get(ACCESS + "/history", within.id())
                .then()
                .body("items.origin", contains("SOURCE"))
                .body("items[0].parent.documentId", equalTo(member.id().toString()));
    }

    @Test
    void aMemberWithoutAKnownRootIsSeenByAdminsAlone() {
        take(member.saidIn(root, 1, 5));

        as(olga())
                .get(ACCESS, member.id())
                .then()
                .statusCode(200)
                .body("root", nullValue())
                .body("owner", nullValue())
                .body("effective.allow", empty());
        as(olga())
                .body("{\"public\": true}")
                .put(ACCESS, member.id())
                .then()
                .statusCode(409)
                .body("detail", containsString(root.id().toString()));
        as(alice()).get(ACCESS, member.id()).then().statusCode(404);
    }

    @Test
    void anAccessEventOfAMemberChangesNobodysAccess() {
        take(root.said(1, allowing("team:people")), member.saidIn(root, 1, 5));

        take(member.saidAccess(6, allowing("public")));

        assertThat(mayRead(carol(), member.id(), 5)).isFalse();
        assertThat(mayRead(bob(), member.id(), 5)).isTrue();
        member.awaitPublished(changed(member, 6, 2, allowing("team:people")));
    }

    @Test
    void aMemberThatIsSentAloneIsARootAgainAndItsMembersWithIt() {
        take(root.said(1, allowing("team:people")), member.saidIn(root, 1, 5), within.saidIn(member, 5, 7));

        take(member.said(6, allowing("team:platform")), within.saidIn(member, 6, 8));

        assertThat(mayRead(alice(), member.id(), 6)).isTrue();
        assertThat(mayRead(bob(), member.id(), 6)).isFalse();
        assertThat(mayRead(alice(), within.id(), 8)).isTrue();
        assertThat(mayRead(alice(), member.id(), 5)).as("it was the people's").isFalse();
        take(root.said(2, allowing("public")));
        member.awaitPublished(changed(member, 6, 2, allowing("team:platform")));
        within.awaitPublished(changed(within, 8, 3, allowing("team:platform")));
    }

    @Test
    void anOverrideEndsWhenItsDocumentBecomesAMember() {
        take(root.said(1, allowing("team:people")), member.said(5, allowing("team:platform")));
        as(olga()).body("{\"public\": true}").put(ACCESS, member.id()).then().statusCode(200);

        take(member.saidIn(root, 1, 6));
        assertThat(mayRead(carol(), member.id(), 6)).isFalse();
        assertThat(mayRead(bob(), member.id(), 6)).isTrue();

        take(member.said(7, allowing("team:platform")));
        assertThat(mayRead(carol(), member.id(), 7)).isFalse();
        assertThat(mayRead(alice(), member.id(), 7)).isTrue();
    }

    @Test
    void aReplayOfEverythingChangesNothing() {
        var all = List.of(
                root.said(1, allowing("public")),
                member.saidIn(root, 1, 5),
                within.saidIn(member, 5, 7),
                root.said(2, allowing("team:people")),
                member.saidIn(root, 2, 6),
                within.saidDeleted(8));
        all.forEach(statements::take);
        var before = rows();

        assertThat(all).allSatisfy(said -> assertThat(statements.take(said)).isEqualTo(StatementLog.Taken.STALE));

        assertThat(rows()).isEqualTo(before);
        member.awaitPublished(changed(member, 6, 3, allowing("team:people")));
    }

    private List<Map<String, Object>> rows() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select d.document_id, d.version, d.revision, d.parent_id, d.parent_version, d.deleted,
                            s.content_version, s.until::text, s.parent_id as said_parent, s.parent_version as said_version
                        from document d join source_access s using (document_id)
                        where d.document_id in (<ids>) order by d.document_id, s.id""")
                .bindList("ids", root.id(), member.id(), within.id())
                .mapToMap()
                .list());
    }

    private void take(Statement... said) {
        List.of(said).forEach(statements::take);
    }

    private static AccessChanged changed(TestDocument document, long version, long revision, Access access) {
        return new AccessChanged("default", document.id(), version, revision, false, null, access);
    }
}
