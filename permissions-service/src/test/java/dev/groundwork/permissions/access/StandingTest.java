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
    private static final Standing LIVE = new Standing(5, 5L, DIGEST, null, "alice", false, 3);
    private static final DocumentVersion HOLDER = new DocumentVersion(new UUID(0, 2), 3);
    private static final Standing MEMBER = new Standing(5, 5L, DIGEST, HOLDER, null, false, 3);
    private static final Standing DELETED = new Standing(5, null, null, null, "alice", true, 3);

    @Test
    void theFirstContentOpensItsVersion() {
        var unknown = new Standing(Standing.NONE, null, null, null, null, false, 0);

        assertThat(unknown.after(said(0, Operation.UPSERT, null)))
                .isEqualTo(new Change.Opens(new Standing(0, 0L, null, null, "bob", false, 1)));
    }

    @Test
    void contentOfAnotherDigestOpensAVersion() {
        assertThat(LIVE.after(said(8, Operation.UPSERT, "b".repeat(64))))
                .isEqualTo(new Change.Opens(new Standing(8, 8L, "b".repeat(64), null, "bob", false, 4)));
    }

    @Test
    void contentWithoutADigestOpensAVersionEvenAfterOneWithout() {
        var withoutDigest = new Standing(5, 5L, null, null, "alice", false, 3);

        assertThat(withoutDigest.after(said(8, Operation.UPSERT, null)))
                .isEqualTo(new Change.Opens(new Standing(8, 8L, null, null, "bob", false, 4)));
    }

    @Test
    void theSameDeclaredDigestAmendsTheVersionOfThatText() {
        assertThat(LIVE.after(said(8, Operation.UPSERT, DIGEST)))
                .isEqualTo(new Change.Amends(new Standing(8, 5L, DIGEST, null, "bob", false, 4)));
    }

    @Test
    void accessAmendsTheNewestContent() {
        assertThat(LIVE.after(said(8, Operation.ACCESS, null)))
                .isEqualTo(new Change.Amends(new Standing(8, 5L, DIGEST, null, "bob", false, 4)));
    }

    @Test
    void deletionLeavesATombstone() {
        assertThat(LIVE.after(said(8, Operation.DELETE, null)))
                .isEqualTo(new Change.Deletes(new Standing(8, null, null, null, "alice", true, 4)));
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
                .isEqualTo(new Change.Opens(new Standing(8, 8L, DIGEST, null, "bob", false, 4)));
    }

    @Test
    void accessDoesNotReviveADeletedDocumentButItsVersionIsNoted() {
        assertThat(DELETED.after(said(8, Operation.ACCESS, null)))
                .isEqualTo(new Change.Notes(new Standing(8, null, null, null, "alice", true, 4)));
    }

    @Test
    void contentThatAnotherDocumentHoldsMakesItAMemberAndContentOfItsOwnARootAgain() {
        assertThat(LIVE.after(saidOfMember(8, Operation.UPSERT, DIGEST, HOLDER)))
                .isEqualTo(new Change.Amends(new Standing(8, 5L, DIGEST, HOLDER, null, false, 4)));
        assertThat(LIVE.after(saidOfMember(8, Operation.UPSERT, null, HOLDER)))
                .isEqualTo(new Change.Opens(new Standing(8, 8L, null, HOLDER, null, false, 4)));
        assertThat(MEMBER.after(said(8, Operation.UPSERT, DIGEST)))
                .isEqualTo(new Change.Amends(new Standing(8, 5L, DIGEST, null, "bob", false, 4)));
    }

    @Test
    void accessOfAMemberIsNoted() {
        assertThat(MEMBER.after(said(8, Operation.ACCESS, null)))
                .isEqualTo(new Change.Notes(new Standing(8, 5L, DIGEST, HOLDER, null, false, 4)));
    }

    @Test
    void aDeletedMemberIsAMemberNoMore() {
        assertThat(MEMBER.after(said(8, Operation.DELETE, null)))
                .isEqualTo(new Change.Deletes(new Standing(8, null, null, null, null, true, 4)));
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
