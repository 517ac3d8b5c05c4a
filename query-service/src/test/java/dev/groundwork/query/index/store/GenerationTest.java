package dev.groundwork.query.index.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GenerationTest {

    private final Generation generation = new Generation("1", "a-model", 384);

    @Test
    void aTenantHasACollectionOfItsOwnInEachGeneration() {
        assertThat(generation.collection("acme")).isEqualTo("chunks-acme-1");
    }

    @Test
    void aTenantThatIsNoNameHasNone() {
        Stream.of("", "a/b", "../x", "a b", "-a", "ä", "x".repeat(64))
                .forEach(tenant -> assertThatThrownBy(() -> generation.collection(tenant))
                        .as(tenant)
                        .isInstanceOf(IllegalArgumentException.class));
        assertThatThrownBy(() -> generation.collection(null)).isInstanceOf(IllegalArgumentException.class);
    }
}
