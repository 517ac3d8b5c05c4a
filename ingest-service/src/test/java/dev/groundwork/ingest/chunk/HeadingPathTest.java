package dev.groundwork.ingest.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadingPathTest {

    @Test
    void aHeadingEndsAllOfItsLevelAndBelow() {
        // Given
        var headings = new HeadingPath();
        headings.enter(1, "Manual");
        headings.enter(2, "Safety");
        headings.enter(4, "Gloves");
        assertThat(headings.path()).containsExactly("Manual", "Safety", "Gloves");
        // When
        headings.enter(2, "Tools");
        // Then
        assertThat(headings.path()).containsExactly("Manual", "Tools");
    }
}
