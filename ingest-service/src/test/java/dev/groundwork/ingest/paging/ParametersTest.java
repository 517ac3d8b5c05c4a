package dev.groundwork.ingest.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.problem.RequestException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @Test
    void valuesAreReadAsWhatTheyAre() {
        var asked = parameters("age", "PT10M");
        assertThat(asked.duration("age")).isEqualTo(Duration.ofMinutes(10));
        assertThat(parameters("open", "false").flag("open")).isFalse();
        assertThat(asked.flag("open")).isNull();
        assertThat(asked.text("open")).isNull();
    }

    @Test
    void aMisspeltOrRepeatedParameterIsRefused() {
        assertThatThrownBy(() -> parameters("opne", "true"))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("age, open");
        assertThatThrownBy(() -> parameters("open", "true", "false")).isInstanceOf(RequestException.class);
        assertThatThrownBy(() -> parameters("open", " ")).isInstanceOf(RequestException.class);
        assertThatThrownBy(() -> parameters("open", "a\0b")).isInstanceOf(RequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10m", "PT0S", "-PT5M", "P99999999D", "PT99999999999999999999H"})
    void whatIsNoUsableDurationIsRefused(String text) {
        var asked = parameters("age", text);
        assertThatThrownBy(() -> asked.duration("age")).isInstanceOf(RequestException.class);
    }

    private static Parameters parameters(String name, String... values) {
        var given = new MultivaluedHashMap<String, String>();
        given.addAll(name, values);
        return Parameters.of(given, "age", "open");
    }
}
