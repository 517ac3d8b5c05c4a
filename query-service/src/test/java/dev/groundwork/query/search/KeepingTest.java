package dev.groundwork.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.DocumentVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeepingTest {

    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    private final List<DocumentVersion> asked = new ArrayList<>();

    @Test
    void ofADocumentOnlyTheLiveVersionRemains() {
        var keeping = new Keeping(_ -> Map.of(FIRST, 2L), this::allowAll);
        var kept = keeping.keep(List.of(Passages.of(FIRST, 1, 0), Passages.of(FIRST, 2, 0), Passages.of(FIRST, 3, 0)));
        assertThat(kept).extracting(permitted -> permitted.passage().version()).containsExactly(2L);
    }

    @Test
    void aDocumentWithoutALiveVersionIsGone() {
        var keeping = new Keeping(_ -> Map.of(), this::allowAll);
        assertThat(keeping.keep(List.of(Passages.of(FIRST, 1, 0)))).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void whatTheCheckDoesNotAllowIsGone() {
        var keeping = new Keeping(
                _ -> Map.of(FIRST, 1L, SECOND, 1L),
                _ -> new CheckResult(List.of(new CheckResult.Allowed(SECOND, 1, 7)), List.of()));
        assertThat(keeping.keep(List.of(Passages.of(FIRST, 1, 0), Passages.of(SECOND, 1, 0))))
                .containsExactly(new Permitted(Passages.of(SECOND, 1, 0), 7));
    }

    @Test
    void aVersionIsCheckedOnceInARetrieval() {
        // Given
        var keeping = new Keeping(_ -> Map.of(FIRST, 1L), this::allowAll);
        keeping.keep(List.of(Passages.of(FIRST, 1, 0), Passages.of(FIRST, 1, 1)));
        // When
        var kept = keeping.keep(List.of(Passages.of(FIRST, 1, 2)));
        // Then
        assertThat(kept).hasSize(1);
        assertThat(asked).containsExactly(new DocumentVersion(FIRST, 1));
    }

    private CheckResult allowAll(Collection<DocumentVersion> versions) {
        asked.addAll(versions);
        return new CheckResult(
                versions.stream()
                        .map(each -> new CheckResult.Allowed(each.documentId(), each.version(), 1))
                        .toList(),
                List.of());
    }
}
