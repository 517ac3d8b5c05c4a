package dev.groundwork.ingest.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.Source;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemberNamesTest {

    private static final UUID PARENT = UUID.fromString("5c1d0e3a-6a0e-5d3b-9a51-8f6f0d3c2b17");
    private static final String LONG = "folder/".repeat(100);

    @Test
    void aMemberIsNamedAfterItsParentAndItsPath() {
        assertThat(ids("letters/one.txt")).containsExactly(PARENT + "/letters/one.txt");
        assertThat(MemberNames.fileName("all.zip/letters/one.txt")).isEqualTo("one.txt");
    }

    @Test
    void equalPathsAreTwoMembersWhateverElseIsCalledLikeThem() {
        assertThat(ids("a", "a", "a (2)", "a"))
                .containsExactly(PARENT + "/a", PARENT + "/a (2)", PARENT + "/a (2) (2)", PARENT + "/a (3)");
    }

    @Test
    void longPathsFitAndStayApart() {
        // When
        var ids = ids(LONG + "one.txt", LONG + "two.txt", "other/" + LONG + "one.txt");
        // Then
        assertThat(ids)
                .doesNotHaveDuplicates()
                .isEqualTo(ids(LONG + "one.txt", LONG + "two.txt", "other/" + LONG + "one.txt"));
        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(new Source("wiki", id).externalId()).endsWith(".txt"));
    }

    @Test
    void aCharacterIsNotCutInHalf() {
        assertThat(ids("\uD83D\uDE00".repeat(250) + "x").getFirst())
                .satisfies(id -> assertThat(Character.isLowSurrogate(
                                id.charAt(PARENT.toString().length() + 66)))
                        .isFalse());
    }

    private static List<String> ids(String... paths) {
        return MemberNames.externalIds(PARENT, List.of(paths));
    }
}
