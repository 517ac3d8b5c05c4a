package dev.groundwork.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.http.Reader;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.FieldCondition;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessFilterTest {

    private final AccessFilter filter = new AccessFilter(Limits.USUAL);

    @Test
    void everyConditionOfAccessStandsInTheFilter() {
        // Given
        var alice = new Reader("alice", "acme", List.of("public", "user:alice"), 2);
        // When
        var conditions = filter.of(alice);
        // Then
        assertThat(conditions.getMustList())
                .extracting(Condition::getField)
                .satisfiesExactly(
                        tenant -> {
                            assertThat(tenant.getKey()).isEqualTo("tenant");
                            assertThat(tenant.getMatch().getKeyword()).isEqualTo("acme");
                        },
                        allow -> assertThat(keywords("allow", allow)).containsExactly("public", "user:alice"),
                        clearance -> {
                            assertThat(clearance.getKey()).isEqualTo("clearance");
                            assertThat(clearance.getRange().getLte()).isEqualTo(2);
                        });
        assertThat(conditions.getMustNotList())
                .extracting(Condition::getField)
                .singleElement()
                .satisfies(deny -> assertThat(keywords("deny", deny)).containsExactly("public", "user:alice"));
        assertThat(conditions.getShouldCount()).isZero();
    }

    @Test
    void whatAReaderIsCalledIsNeverAKey() {
        var reader = new Reader("x", "allow", List.of("clearance", "\"}],\"should\":[{"), 0);
        assertThat(filter.of(reader).getMustList())
                .extracting(condition -> condition.getField().getKey())
                .containsExactly("tenant", "allow", "clearance");
    }

    @Test
    void aReaderOfManyTeamsKeepsHimselfWithinTheCap() {
        // Given
        var tokens = IntStream.range(0, 500).mapToObj(i -> "team:" + i).collect(Collectors.toList());
        tokens.add("user:alice");
        tokens.add("public");
        // When
        var conditions = filter.of(new Reader("alice", "acme", tokens, 0));
        // Then
        assertThat(keywords("allow", conditions.getMust(1).getField()))
                .containsExactly("public", "user:alice", "team:0");
    }

    private static List<String> keywords(String key, FieldCondition condition) {
        assertThat(condition.getKey()).isEqualTo(key);
        return condition.getMatch().getKeywords().getStringsList();
    }
}
