package dev.groundwork.ingest.progress;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.problem.RequestException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(new Config(2, 3, Duration.ofMinutes(1)));

    @Test
    void aUserHasHisPlacesAndNoMore() {
        // Given
        var first = places.take(user("alice"));
        places.take(user("alice"));
        // When, then
        assertThatThrownBy(() -> places.take(user("alice"))).isInstanceOf(RequestException.class);
        first.close();
        assertThatCode(() -> places.take(user("alice"))).doesNotThrowAnyException();
    }

    @Test
    void allUsersTogetherHaveNoMoreThanAReplicaBears() {
        // Given
        places.take(user("alice"));
        places.take(user("bob"));
        var last = places.take(user("bob"));
        // When, then
        assertThatThrownBy(() -> places.take(user("carol"))).isInstanceOf(RequestException.class);
        last.close();
        assertThatCode(() -> places.take(user("carol"))).doesNotThrowAnyException();
    }

    private static Caller user(String name) {
        return new Caller(name, "default", Set.of(), null);
    }

    private record Config(int streamsPerUser, int streams, Duration longest) implements ProgressConfig {}
}
