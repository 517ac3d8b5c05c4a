package dev.groundwork.query.generate;

import static dev.groundwork.query.generate.Passages.passage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.query.search.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkersTest {

    private static final List<Passage> CONTEXT = List.of(
            passage("a", "Grass is green. The sky is blue."),
            passage("b", "Milk is white."),
            passage("c", "Coal is black. Snow is cold."));

    @Test
    void markersAreNumberedInTheOrderOfTheText() {
        var checked = Markers.check("Coal is black [3]. The sky is blue [1].", CONTEXT);
        assertThat(checked.text()).isEqualTo("Coal is black [1]. The sky is blue [2].");
        assertThat(checked.citations()).extracting(Cited::marker).containsExactly(1, 2);
        assertThat(checked.citations()).extracting(c -> c.passage().title()).containsExactly("c", "a");
        assertThat(checked.unsupported()).isFalse();
    }

    @Test
    void aQuoteIsTheSentenceThatBearsTheClaim() {
        var checked = Markers.check("As we know, the sky is blue [1].", CONTEXT);
        assertThat(checked.citations().getFirst().quote()).isEqualTo("The sky is blue.");
    }

    @Test
    void aMarkerWithoutAPassageIsTakenOut() {
        var checked = Markers.check("Milk is white [2]. Gold is heavy [9].", CONTEXT);
        assertThat(checked.text()).isEqualTo("Milk is white [1]. Gold is heavy.");
        assertThat(checked.unsupported()).isTrue();
    }

    @Test
    void severalPassagesInOneMarkerAreSeveralMarkers() {
        var checked = Markers.check("Things have colours [2, 3].", CONTEXT);
        assertThat(checked.text()).isEqualTo("Things have colours [1] [2].");
    }

    @Test
    void textWithoutMarkersHasNoCitations() {
        assertThat(Markers.check("Trust me.", CONTEXT).citations()).isEmpty();
    }
}
