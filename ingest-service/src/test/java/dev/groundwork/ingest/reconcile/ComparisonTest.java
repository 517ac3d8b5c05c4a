package dev.groundwork.ingest.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.http.IndexedDocuments;
import dev.groundwork.ingest.registry.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {

    private static final UUID ID = UUID.randomUUID();
    private static final Instant QUIET = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant BEFORE = QUIET.minusSeconds(1);
    private static final Instant AFTER = QUIET.plusSeconds(1);

    static Stream<Arguments> cases() {
        return Stream.of(
                same("both know the version", searchable(7, 7L), indexed(7, 3)),
                same("rejected and never live", entry(Status.REJECTED, 7L, null), null),
                same("a rejected version over a live one", entry(Status.REJECTED, 8L, 7L), indexed(7, 3)),
                same("deleted on both sides", entry(Status.DELETED, null, null), null),
                differ(Kind.STUCK, entry(Status.PROCESSING, 7L, null), null),
                differ(Kind.STUCK, entry(Status.RECEIVED, 8L, 7L), indexed(7, 3)),
                differ(Kind.NOT_IN_INDEX, searchable(7, 7L), null),
                differ(Kind.NOT_IN_INDEX, entry(Status.SEARCHABLE, 7L, null), null),
                differ(Kind.OLDER_IN_INDEX, searchable(7, 7L), indexed(6, 3)),
                differ(Kind.NOT_REPORTED, entry(Status.PROCESSING, 7L, null), indexed(7, 3)),
                differ(Kind.NOT_REPORTED, entry(Status.FAILED, 7L, 6L), indexed(7, 3)),
                differ(Kind.NEWER_IN_INDEX, searchable(7, 7L), indexed(8, 3)),
                differ(Kind.POINTS_DIFFER, searchable(7, 7L), indexed(7, 2)),
                differ(Kind.POINTS_DIFFER, searchable(7, 7L), indexed(7, 4)),
                differ(Kind.NOT_REPORTED, searchable(7, 7L), new IndexedDocuments.Entry(ID, 7, BEFORE, 4, 4)),
                differ(Kind.DELETED_IN_REGISTRY, entry(Status.DELETED, null, null), indexed(7, 3)),
                differ(Kind.UNKNOWN_TO_REGISTRY, null, indexed(7, 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatDiffersIsNamed(String name, RegistryEntry entry, IndexedDocuments.Entry indexed, List<Kind> expected) {
        assertThat(new Comparison(QUIET, sha256 -> true).of(ID, entry, indexed))
                .extracting(Difference::kind)
                .isEqualTo(expected);
    }

    @Test
    void theBytesOfTheLiveVersionMustBeThere() {
        assertThat(new Comparison(QUIET, sha256 -> false).of(ID, searchable(7, 7L), indexed(7, 3)))
                .extracting(Difference::kind)
                .containsExactly(Kind.BLOB_MISSING);
    }

    @Test
    void theBytesThatAVersionWaitsForMustBeThereToo() {
        var waiting = new RegistryEntry(ID, Status.RECEIVED, 7L, BEFORE, null, null, null, null, "b".repeat(64));
        assertThat(new Comparison(QUIET, sha256 -> false).of(ID, waiting, null))
                .extracting(Difference::kind)
                .containsExactly(Kind.STUCK, Kind.BLOB_MISSING);
    }

    @Test
    void whatChangedLatelyIsOnItsWay() {
        var comparison = new Comparison(QUIET, sha256 -> true);
        var recent = new RegistryEntry(ID, Status.PROCESSING, 7L, AFTER, null, null, null, null, null);
        var fresh = new IndexedDocuments.Entry(ID, 7, AFTER, 3, 3);
        assertThat(comparison.of(ID, recent, null)).isEmpty();
        assertThat(comparison.of(ID, null, fresh)).isEmpty();
        assertThat(comparison.of(ID, searchable(6, 6L), fresh)).isEmpty();
    }

    @Test
    void aGenerationMissesWhatReadersFindAndItDoesNotHold() {
        var missing = new Missing(QUIET);
        assertThat(missing.of(ID, searchable(7, 7L), null))
                .extracting(Difference::kind)
                .containsExactly(Kind.NOT_IN_GENERATION);
        assertThat(missing.of(ID, searchable(7, 7L), indexed(6, 3))).hasSize(1);
        assertThat(missing.of(ID, entry(Status.REJECTED, 8L, 7L), null)).hasSize(1);
        assertThat(missing.of(ID, searchable(7, 7L), indexed(7, 3))).isEmpty();
        assertThat(missing.of(ID, searchable(7, 7L), indexed(8, 3))).isEmpty();
        assertThat(missing.of(ID, entry(Status.REJECTED, 7L, null), null)).isEmpty();
        assertThat(missing.of(ID, null, indexed(7, 3))).isEmpty();
        assertThat(missing.of(ID, new RegistryEntry(ID, Status.SEARCHABLE, 7L, AFTER, 7L, 3, null, null, null), null))
                .isEmpty();
    }

    private static Arguments same(String name, RegistryEntry entry, IndexedDocuments.Entry indexed) {
        return Arguments.of(name, entry, indexed, List.of());
    }

    private static Arguments differ(Kind kind, RegistryEntry entry, IndexedDocuments.Entry indexed) {
        return Arguments.of(kind.name(), entry, indexed, List.of(kind));
    }

    private static RegistryEntry searchable(long version, Long live) {
        return entry(Status.SEARCHABLE, version, live);
    }

    private static RegistryEntry entry(Status status, Long version, Long live) {
        return new RegistryEntry(
                ID,
                status,
                version,
                BEFORE,
                live,
                live == null ? null : 3,
                null,
                live == null ? null : "a".repeat(64),
                null);
    }

    private static IndexedDocuments.Entry indexed(long version, long points) {
        return new IndexedDocuments.Entry(ID, version, BEFORE, 3, points);
    }
}
