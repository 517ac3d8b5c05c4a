package dev.groundwork.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.DocumentReceived.Operation;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.ingest.failure.RejectionCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VersionRuleTest {

    private static final String OLD = "a".repeat(64);
    private static final String NEW = "b".repeat(64);
    private static final Applied LIVE = new Applied(5, false, 5L, OLD, Status.SEARCHABLE, null, true);
    private static final Applied GONE = new Applied(6, true, null, null, null, null, false);

    @Test
    void anUnknownDocumentIsProcessed() {
        assertThat(VersionRule.decide(null, upsert(OLD), 5)).isEqualTo(new Decision.Process(5));
    }

    @Test
    void newContentIsProcessedAndTheSameIsNot() {
        assertThat(VersionRule.decide(LIVE, upsert(NEW), 6)).isEqualTo(new Decision.Process(6));
        assertThat(VersionRule.decide(LIVE, upsert(OLD), 6)).isEqualTo(new Decision.Unchanged(5));
    }

    @Test
    void contentOfUnknownChecksumIsAlwaysNew() {
        var undeclared = new Applied(5, false, 5L, null, Status.SEARCHABLE, null, true);
        assertThat(VersionRule.decide(undeclared, upsert(null), 6)).isEqualTo(new Decision.Process(6));
    }

    @Test
    void whatIsNotNewerIsDropped() {
        assertThat(VersionRule.decide(LIVE, upsert(NEW), 4)).isEqualTo(new Decision.Superseded());
        assertThat(VersionRule.decide(LIVE, upsert(OLD), 5)).isEqualTo(new Decision.Superseded());
        assertThat(VersionRule.decide(LIVE, event(Operation.DELETE, null), 4)).isEqualTo(new Decision.Superseded());
    }

    @Test
    void nothingOlderThanADeletionResurrectsTheDocument() {
        assertThat(VersionRule.decide(GONE, upsert(OLD), 5)).isEqualTo(new Decision.Superseded());
    }

    @Test
    void afterADeletionTheSameContentIsNew() {
        assertThat(VersionRule.decide(GONE, upsert(OLD), 7)).isEqualTo(new Decision.Process(7));
    }

    @Test
    void aTombstoneOfAnUnknownDocumentIsKept() {
        assertThat(VersionRule.decide(null, event(Operation.DELETE, null), 5)).isEqualTo(new Decision.Deleted());
    }

    @Test
    void accessOfAnUnknownDocumentIsNothing() {
        assertThat(VersionRule.decide(null, event(Operation.ACCESS, null), 5)).isEqualTo(new Decision.Superseded());
        assertThat(VersionRule.decide(LIVE, event(Operation.ACCESS, null), 6)).isEqualTo(new Decision.AccessAmended());
    }

    @Test
    void workThatACrashLeftIsTakenUpAgain() {
        var processing = new Applied(5, false, 5L, OLD, Status.PROCESSING, null, false);
        assertThat(VersionRule.decide(processing, upsert(OLD), 5)).isEqualTo(new Decision.Process(5));
    }

    @Test
    void aDelayedRetryIsDoneThoughAccessWasAmendedInBetween() {
        var amended = new Applied(8, false, 5L, OLD, Status.PROCESSING, null, false);
        assertThat(VersionRule.decide(amended, upsert(OLD), 5)).isEqualTo(new Decision.Process(5));
    }

    @Test
    void rejectedContentIsNotTriedAgainButFailedIsUnderItsOwnVersion() {
        var rejected = new Applied(5, false, 5L, OLD, Status.REJECTED, "CORRUPT_DOCUMENT", false);
        var failed = new Applied(5, false, 5L, OLD, Status.FAILED, "INTERNAL", false);
        assertThat(VersionRule.decide(rejected, upsert(OLD), 6)).isEqualTo(new Decision.Unchanged(5));
        assertThat(VersionRule.decide(failed, upsert(OLD), 6)).isEqualTo(new Decision.Process(5));
        assertThat(VersionRule.decide(failed, upsert(OLD), 5)).isEqualTo(new Decision.Process(5));
    }

    @Test
    void whatTheIndexDidNotTakeIsTriedAgainThoughItWasPublished() {
        var refused = new Applied(5, false, 5L, OLD, Status.FAILED, "INTERNAL", true);
        assertThat(VersionRule.decide(refused, upsert(OLD), 6)).isEqualTo(new Decision.Process(5));
        assertThat(VersionRule.decide(refused, upsert(OLD), 5)).isEqualTo(new Decision.Process(5));
    }

    @Test
    void failedContentSentAgainIsTakenUpAlsoWhenTheAttemptDiesInBetween() {
        // Given
        var attempted = new Applied(9, false, 5L, OLD, Status.PROCESSING, null, false);
        // Then
        assertThat(VersionRule.decide(attempted, upsert(OLD), 9)).isEqualTo(new Decision.Process(5));
        assertThat(VersionRule.decide(attempted, upsert(OLD), 12)).isEqualTo(new Decision.Process(5));
    }

    @Test
    void aRetryOfContentSentAgainCountsThoughItsAccessWasAmendedMeanwhile() {
        // Given
        var failed = new Applied(11, false, 5L, OLD, Status.FAILED, "DOWNLOAD_FAILED", false);
        // Then
        assertThat(VersionRule.decide(failed, upsert(OLD), 10)).isEqualTo(new Decision.Process(5));
        assertThat(VersionRule.decide(failed, upsert(NEW), 10)).isEqualTo(new Decision.Superseded());
        assertThat(VersionRule.decide(failed, upsert(OLD), 4)).isEqualTo(new Decision.Superseded());
    }

    @Test
    void contentThatIsOnItsWayToTheIndexIsNotSentThereTwice() {
        var published = new Applied(5, false, 5L, OLD, Status.PROCESSING, null, true);
        assertThat(VersionRule.decide(published, upsert(OLD), 9)).isEqualTo(new Decision.Unchanged(5));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "BLOB_MISSING",
                "CHECKSUM_MISMATCH",
                "DOWNLOAD_REFUSED",
                "ADDRESS_REFUSED",
                "UNSUPPORTED_URI",
                "EXTRACTION_TIMEOUT",
                "TOO_LARGE",
                "UNSUPPORTED_TYPE"
            })
    void aRejectionForWhatIsAroundTheBytesEndsWithTheNextSending(RejectionCode code) {
        var rejected = new Applied(5, false, 5L, OLD, Status.REJECTED, code.name(), false);
        assertThat(VersionRule.decide(rejected, upsert(OLD), 9)).isEqualTo(new Decision.Process(5));
        assertThat(VersionRule.decide(rejected, upsert(OLD), 5)).isEqualTo(new Decision.Superseded());
    }

    private static DocumentReceived upsert(String sha256) {
        return event(Operation.UPSERT, new Content("data:,x", sha256, null, null));
    }

    private static DocumentReceived event(Operation operation, Content content) {
        return new DocumentReceived("default", new Source("wiki", "1"), operation, null, content, null, Instant.EPOCH);
    }
}
