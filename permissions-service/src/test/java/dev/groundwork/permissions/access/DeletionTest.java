package dev.groundwork.permissions.access;

import static dev.groundwork.permissions.fixture.TestDocument.allowing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.embedded.fixture.InjectServers;
import dev.groundwork.embedded.fixture.TestServers;
import dev.groundwork.embedded.postgres.PostgresServer;
import dev.groundwork.permissions.fixture.TestDocument;
import dev.groundwork.permissions.fixture.WithServers;
import dev.groundwork.permissions.source.Statement;
import jakarta.inject.Inject;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Deletions that are followed by something before anybody has heard of them. */
@WithServers
class DeletionTest {

    private static final Access OPEN = allowing("public");

    @InjectServers
    TestServers servers;

    @Inject
    Jdbi jdbi;

    @Inject
    Grants grants;

    private final TestDocument document = TestDocument.any();
    private final TestDocument root = TestDocument.any();

    @Test
    void aDeletionIsToldThoughThereIsContentAgainBeforeItIsPublished() {
        takeAtOnce(document.said(5, OPEN), document.saidDeleted(10), document.said(11, OPEN));

        assertThat(document.awaitPublished(11))
                .isEqualTo(new AccessChanged("default", document.id(), 11, 3, false, 10L, OPEN));
        assertThat(document.published()).hasSize(1);
    }

    @Test
    void aDeletionIsToldWithEveryLaterChange() {
        takeAtOnce(document.saidDeleted(10), document.said(11, OPEN));
        takeAtOnce(document.said(12, OPEN));
        takeAtOnce(document.saidAccess(13, allowing("team:people")));

        assertThat(document.awaitPublished(13))
                .isEqualTo(new AccessChanged("default", document.id(), 13, 4, false, 10L, allowing("team:people")));
    }

    @Test
    void aDeletionOfAMemberIsToldThoughItIsThereAgainAndItsRootChanges() {
        takeAtOnce(root.said(1, OPEN));
        takeAtOnce(document.saidIn(root, 1, 5), document.saidDeleted(10), document.saidIn(root, 1, 11));
        assertThat(document.awaitPublished(11))
                .isEqualTo(new AccessChanged("default", document.id(), 11, 3, false, 10L, OPEN));

        takeAtOnce(root.saidAccess(2, allowing("team:people")));

        document.awaitPublished(
                new AccessChanged("default", document.id(), 11, 4, false, 10L, allowing("team:people")));
    }

    @Test
    void whatWasDeletedBeforeThisWasRememberedIsRemembered() {
        // Given
        servers.postgres().createDatabase("deletions");
        var url = servers.postgres().jdbcUrl("deletions");
        var flyway = Flyway.configure().dataSource(url, PostgresServer.USER, PostgresServer.PASSWORD);
        flyway.target("2").load().migrate();
        var database = Jdbi.create(url, PostgresServer.USER, PostgresServer.PASSWORD);
        database.useHandle(handle -> handle.execute("""
                        insert into document (document_id, tenant, source_system, external_id, version, deleted, revision)
                        values (gen_random_uuid(), 'default', 'wiki', 'gone', 7, true, 2), (gen_random_uuid(), 'default', 'wiki', 'here', 9, false, 1)"""));
        // When
        flyway.target("3").load().migrate();
        // Then
        List<Long> remembered =
                database.withHandle(handle -> handle.select("select deleted_up_to from document order by external_id")
                        .mapTo(Long.class)
                        .list());
        assertThat(remembered).containsExactly(7L, null);
    }

    /** In one transaction, so that the relay finds the last of them only. */
    private void takeAtOnce(Statement... said) {
        jdbi.useTransaction(transaction -> List.of(said).forEach(each -> grants.take(transaction, each)));
    }
}
