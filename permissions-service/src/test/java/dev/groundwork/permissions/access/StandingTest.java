package dev.groundwork.permissions.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.DocumentReceived.Operation;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.permissions.source.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final String DIGEST = "a".repeat(64);
    private static final Standing LIVE = new Standing(5, 5L, DIGEST, null, "alice", false, null, 3);
    private static final DocumentVersion HOLDER = new DocumentVersion(new UUID(0, 2), 3);
    private static final Standing MEMBER = new Standing(5, 5L, DIGEST, HOLDER, null, false, null, 3);
    private static final Standing DELETED = new Standing(5, null, null, null, "alice", true, 5L, 3);

    @Test
    void theFirstContentOpensItsVersion() {
        var unknown = new Standing(Standing.NONE, null, null, null, null, false, null, 0);

        assertThat(unknown.after(said(0, Operation.UPSERT, null)))
                .isEqualTo(new Change.Opens(new Standing(0, 0L, null, null, "bob", false, null, 1)));
    }

    @Test
    void contentOfAnotherDigestOpensAVersion() {
        assertThat(LIVE.after(said(8, Operation.UPSERT, "b".repeat(64))))
                .isEqualTo(new Change.Opens(new Standing(8, 8L, "b".repeat(64), null, "bob", false, null, 4)));
    }

    @Test
    void contentWithoutADigestOpensAVersionEvenAfterOneWithout() {
        var withoutDigest = new Standing(5, 5L, null, null, "alice", false, null, 3);

        assertThat(withoutDigest.after(said(8, Operation.UPSERT, null)))
                .isEqualTo(new Change.Opens(new Standing(8, 8L, null, null, "bob", false, null, 4)));
    }

    @Test
    void theSameDeclaredDigestAmendsTheVersionOfThatText() {
        assertThat(LIVE.after(said(8, Operation.UPSERT, DIGEST)))
                .isEqualTo(new Change.Amends(new Standing(8, 5L, DIGEST, null, "bob", false, null, 4)));
    }

    @Test
    void accessAmendsTheNewestContent() {
        assertThat(LIVE.after(said(8, Operation.ACCESS, null)))
                .isEqualTo(new Change.Amends(new Standing(8, 5L, DIGEST, null, "bob", false, null, 4)));
    }

    @Test
    void deletionLeavesATombstone() {
        assertThat(LIVE.after(said(8, Operation.DELETE, null)))
                .isEqualTo(new Change.Deletes(new Standing(8, null, null, null, "alice", true, 8L, 4)));
    }

    @Test
    void whatIsNotNewerIsDropped() {
        for (var operation : Operation.values()) {
            assertThat(LIVE.after(said(5, operation, DIGEST))).isEqualTo(new Change.Stale(LIVE));
            assertThat(LIVE.after(said(4, operation, null))).isEqualTo(new Change.Stale(LIVE));
            assertThat(DELETED.after(said(5, operation, DIGEST))).isEqualTo(new Change.Stale(DELETED));
        }
    }

    @Test
    void newerContentRevivesADeletedDocumentAsANewVersionWhateverItsDigest() {
        assertThat(DELETED.after(said(8, Operation.UPSERT, DIGEST)))
                .isEqualTo(new Change.Opens(new Standing(8, 8L, DIGEST, null, "bob", false, 5L, 4)));
    }

    @Test
    void accessDoesNotReviveADeletedDocumentButItsVersionIsNoted() {
        assertThat(DELETED.after(said(8, Operation.ACCESS, null)))
                .isEqualTo(new Change.Notes(new Standing(8, null, null, null, "alice", true, 8L, 4)));
    }

    @Test
    void whatWasDeletedIsRememberedWhateverComesLater() {
        var revived = DELETED.after(said(8, Operation.UPSERT, DIGEST)).next();

        assertThat(revived.after(said(9, Operation.UPSERT, null)).next().deletedUpTo())
                .isEqualTo(5);
        assertThat(revived.after(said(9, Operation.ACCESS, null)).next().deletedUpTo())
                .isEqualTo(5);
        assertThat(revived.after(saidOfMember(9, Operation.UPSERT, null, HOLDER))
                        .next()
                        .deletedUpTo())
                .isEqualTo(5);
        assertThat(revived.overridden().deletedUpTo()).isEqualTo(5);
        assertThat(revived.after(said(9, Operation.DELETE, null)).next().deletedUpTo())
                .isEqualTo(9);
    }

    @Test
    void aDeletionThatAReleaseTookWhichKeptNoNumberIsRememberedByItsVersion() {
        var first = new Standing(5, null, null, null, "alice", true, null, 3);
        var again = new Standing(5, null, null, null, "alice", true, 2L, 3);

        assertThat(first.after(said(8, Operation.UPSERT, DIGEST)).next().deletedUpTo())
                .isEqualTo(5);
        assertThat(again.after(said(8, Operation.UPSERT, DIGEST)).next().deletedUpTo())
                .isEqualTo(5);
    }

    @Test
    void contentThatAnotherDocumentHoldsMakesItAMemberAndContentOfItsOwnARootAgain() {
        assertThat(LIVE.after(saidOfMember(8, Operation.UPSERT, DIGEST, HOLDER)))
                .isEqualTo(new Change.Amends(new Standing(8, 5L, DIGEST, HOLDER, null, false, null, 4)));
        assertThat(LIVE.after(saidOfMember(8, Operation.UPSERT, null, HOLDER)))
                .isEqualTo(new Change.Opens(new Standing(8, 8L, null, HOLDER, null, false, null, 4)));
        assertThat(MEMBER.after(said(8, Operation.UPSERT, DIGEST)))
                .isEqualTo(new Change.Amends(new Standing(8, 5L, DIGEST, null, "bob", false, null, 4)));
    }

    @Test
    void accessOfAMemberIsNoted() {
        assertThat(MEMBER.after(said(8, Operation.ACCESS, null)))
                .isEqualTo(new Change.Notes(new Standing(8, 5L, DIGEST, HOLDER, null, false, null, 4)));
    }

    @Test
    void aDeletedMemberIsAMemberNoMore() {
        assertThat(MEMBER.after(said(8, Operation.DELETE, null)))
                .isEqualTo(new Change.Deletes(new Standing(8, null, null, null, null, true, 8L, 4)));
    }

    private static Statement said(long version, Operation operation, String sha256) {
        return said(version, operation, sha256, null, "bob");
    }

    private static Statement saidOfMember(long version, Operation operation, String sha256, DocumentVersion parent) {
        return said(version, operation, sha256, parent, null);
    }

    private static Statement said(
            long version, Operation operation, String sha256, DocumentVersion parent, String owner) {
        return new Statement(
                "default",
                new UUID(0, 1),
                new Source("wiki", "HR-7"),
                version,
                operation,
                sha256,
                parent,
                owner,
                Access.NOBODY);
    }
}
