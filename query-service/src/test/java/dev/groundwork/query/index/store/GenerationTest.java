package dev.groundwork.query.index.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationTest {

    private final Generation generation = new Generation("1", "a-model", 384);

    @Test
    void aTenantHasACollectionOfItsOwnInEachGeneration() {
        assertThat(generation.collection("acme")).isEqualTo("chunks-acme-1");
    }

    @Test
    void aTenantOfAnyNameHasOneThatIsNobodyElses() {
        var tenants = List.of("a.b", "a/b", "../x", "a b", "-a", "_a", "ä", "Ä", "x".repeat(63), "x".repeat(64));
        assertThat(tenants.stream().map(generation::collection))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("chunks-[A-Za-z0-9_]{1,65}-1"));
    }
}
