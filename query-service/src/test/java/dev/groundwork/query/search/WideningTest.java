package dev.groundwork.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WideningTest {

    private static final UUID DOCUMENT = UUID.randomUUID();
    private static final Function<List<Passage>, List<Permitted>> KEEP_LIVE = candidates -> candidates.stream()
            .filter(passage -> passage.version() == 2)
            .map(passage -> new Permitted(passage, 1))
            .toList();

    private final List<Integer> limits = new ArrayList<>();

    @Test
    void whatIsSupersededInFrontOfTheLiveVersionIsSearchedPast() {
        // Given an index whose first 50 places are taken by an old version
        var index = index(50, 100);
        // When
        var kept = Widening.search(5, 100, index, KEEP_LIVE);
        // Then
        assertThat(kept).extracting(permitted -> permitted.passage().ordinal()).containsExactly(50, 51, 52, 53, 54);
        assertThat(limits).containsExactly(20, 80);
    }

    @Test
    void enoughAtOnceIsNotSearchedAgain() {
        assertThat(Widening.search(5, 100, index(3, 100), KEEP_LIVE)).hasSize(5);
        assertThat(limits).containsExactly(20);
    }

    @Test
    void anIndexWithNoMoreToGiveIsNotSearchedAgain() {
        assertThat(Widening.search(5, 100, index(10, 12), KEEP_LIVE)).hasSize(2);
        assertThat(limits).containsExactly(20);
    }

    @Test
    void theSearchEndsHoweverMuchIsSuperseded() {
        assertThat(Widening.search(5, 100, index(100_000, 100_000), KEEP_LIVE)).isEmpty();
        assertThat(limits).hasSize(3);
    }

    /** An index that ranks by ordinal: first the chunks of version 1, then those of version 2. */
    private Widening.Index index(int superseded, int size) {
        return (_, limit) -> {
            limits.add(limit);
            return IntStream.range(0, Math.min(limit, size))
                    .mapToObj(i -> Passages.of(DOCUMENT, i < superseded ? 1 : 2, i))
                    .toList();
        };
    }
}
