package dev.groundwork.permissions.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.permissions.problem.CodedException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessMappingTest {

    @Test
    void everyPartOfAStatementBecomesItsToken() {
        var stated =
                new SourceAccess(true, "alice", List.of("platform"), List.of("hr"), List.of("user:bob", "team:x"), 2);

        assertThat(AccessMapping.fromSource(stated))
                .isEqualTo(new Access(
                        List.of("public", "user:alice", "team:platform", "department:hr"),
                        List.of("user:bob", "team:x"),
                        2));
    }

    @Test
    void aMissingStatementMatchesNobody() {
        assertThat(AccessMapping.fromSource(null)).isEqualTo(Access.NOBODY);
        assertThat(AccessMapping.fromSource(new SourceAccess(null, null, null, null, null, null)))
                .isEqualTo(Access.NOBODY);
        assertThat(AccessMapping.fromSource(new SourceAccess(false, null, List.of(), null, null, 1))
                        .allow())
                .isEmpty();
    }

    @Test
    void theOwnerCountsWhenNothingElseIsSaid() {
        assertThat(AccessMapping.fromSource(SourceAccess.ownedBy("alice")).allow())
                .containsExactly("user:alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "user:", "user: bob", "group:x", "", "PUBLIC", "team:a\nb"})
    void aDenyThatCannotBeReadClosesTheDocument(String deny) {
        var stated = new SourceAccess(true, "alice", null, null, List.of("user:carol", deny), 0);

        assertThat(AccessMapping.fromSource(stated)).isEqualTo(Access.NOBODY);
        assertThatThrownBy(() -> AccessMapping.fromRequest(stated))
                .isInstanceOf(CodedException.class)
                .hasMessageStartingWith("deny");
    }

    @Test
    void aNullPrincipalClosesTheDocument() {
        var stated = new SourceAccess(true, null, Arrays.asList("platform", null), null, null, 0);

        assertThat(AccessMapping.fromSource(stated)).isEqualTo(Access.NOBODY);
        assertThatThrownBy(() -> AccessMapping.fromRequest(stated)).hasMessageStartingWith("teams");
    }

    @Test
    void tooManyPrincipalsCloseTheDocument() {
        var deny = Collections.nCopies(1_001, "user:bob");
        var stated = new SourceAccess(true, null, null, null, deny, 0);

        assertThat(AccessMapping.fromSource(stated)).isEqualTo(Access.NOBODY);
        assertThatThrownBy(() -> AccessMapping.fromRequest(stated)).hasMessageContaining("at most 1000");
    }
}
