package dev.groundwork.permissions.principal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssignedTest {

    private static final Instant CHANGE = Instant.parse("2026-01-31T12:00:00.5Z");
    private static final Membership FROM_TOKEN = new Membership(List.of("platform"), "engineering", 2);
    private static final Membership FROM_ADMIN = new Membership(List.of("people"), null, 0);
    private static final Optional<Assigned> ASSIGNED = Optional.of(new Assigned(FROM_ADMIN, false, "olga", CHANGE));

    @Test
    void withoutAnAdminsWordTheTokenHolds() {
        assertThat(Assigned.holding(issued(CHANGE), Optional.empty())).contains(FROM_TOKEN);
    }

    @Test
    void theAdminsWordOutranksATokenIssuedBefore() {
        assertThat(Assigned.holding(issued(CHANGE.minusSeconds(1)), ASSIGNED)).contains(FROM_ADMIN);
    }

    @Test
    void aTokenOfTheSameSecondCountsAsIssuedBefore() {
        assertThat(Assigned.holding(issued(Instant.parse("2026-01-31T12:00:00Z")), ASSIGNED))
                .contains(FROM_ADMIN);
    }

    @Test
    void aTokenIssuedAfterwardsHoldsAgain() {
        assertThat(Assigned.holding(issued(Instant.parse("2026-01-31T12:00:01Z")), ASSIGNED))
                .contains(FROM_TOKEN);
    }

    @Test
    void theAdminsWordHoldsForAUserNeverSeen() {
        assertThat(Assigned.holding(Optional.empty(), ASSIGNED)).contains(FROM_ADMIN);
    }

    @Test
    void ofAUserNobodySpokeOfNothingIsKnown() {
        assertThat(Assigned.holding(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void aMembershipGivesTheTokensOfItsParts() {
        var reader = FROM_TOKEN.reader("default", "alice");

        assertThat(reader.tokens()).containsExactly("public", "user:alice", "team:platform", "department:engineering");
        assertThat(reader.clearance()).isEqualTo(2);
    }

    private static Optional<Claimed> issued(Instant at) {
        return Optional.of(new Claimed(FROM_TOKEN, at));
    }
}
