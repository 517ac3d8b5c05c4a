package dev.groundwork.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DocumentIdsTest {

    @Test
    void aResendIsTheSameDocument() {
        var id = DocumentIds.documentId("default", new Source("wiki", "HR-7"));

        assertThat(DocumentIds.documentId("default", new Source("wiki", "HR-7")))
                .isEqualTo(id);
        assertThat(id.version()).isEqualTo(5);
    }

    @Test
    void theIdOfAKnownDocumentNeverChanges() {
        assertThat(DocumentIds.documentId("default", new Source("wiki", "HR-7")))
                .isEqualTo(UUID.fromString("e5eedea0-7e60-5c23-a184-8cf48a17617f"));
    }

    @Test
    void partsThatReadTheSameJoinedAreDifferentDocuments() {
        assertThat(DocumentIds.documentId("a", new Source("bc", "d")))
                .isNotEqualTo(DocumentIds.documentId("ab", new Source("c", "d")));
    }

    @Test
    void aVersionGrowsWithTheOffsetAndMoreWithTheEpoch() {
        assertThat(Versions.version(0, 42)).isEqualTo(42);
        assertThat(Versions.version(1, 0)).isGreaterThan(Versions.version(0, 999_999_999_999L));
        assertThatThrownBy(() -> Versions.version(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
