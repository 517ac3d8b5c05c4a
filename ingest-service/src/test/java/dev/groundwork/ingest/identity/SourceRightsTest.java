package dev.groundwork.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceRightsTest {

    private static final Caller ALICE = new Caller("alice", "default", Set.of(), null);
    private static final Caller ADMIN = new Caller("olga", "default", Set.of("admin"), null);
    private static final Caller OPERATOR = new Caller("otto", "default", Set.of("operator"), null);
    private static final Caller WIKI = new Caller("service-account-wiki", "default", Set.of(), "wiki");
    private static final Caller OTHER_TENANT = new Caller("alice", "acme", Set.of("admin"), null);

    private final SourceRights rights =
            new SourceRights(() -> Map.of("wiki", new Binding("wiki-system", "wiki", "default")));

    @Test
    void aUserSpeaksForHisUploadsAndAnAdminForEverybodys() {
        assertThat(rights.maySpeakFor(ALICE, "upload:alice")).isTrue();
        assertThat(rights.maySpeakFor(ALICE, "upload:bob")).isFalse();
        assertThat(rights.maySpeakFor(ADMIN, "upload:bob")).isTrue();
    }

    @Test
    void otherSystemsAreSpokenForByTheirServiceAccountAlone() {
        assertThat(rights.maySpeakFor(WIKI, "wiki-system")).isTrue();
        assertThat(rights.maySpeakFor(WIKI, "crm")).isFalse();
        assertThat(rights.maySpeakFor(ADMIN, "wiki-system")).isFalse();
        assertThat(rights.maySpeakFor(new Caller("service-account-wiki", "acme", Set.of(), "wiki"), "wiki-system"))
                .isFalse();
    }

    @Test
    void aDocumentIsChangedByItsOwnerAnAdminOrItsSource() {
        assertThat(rights.mayChange(ALICE, "default", "upload:alice", "alice")).isTrue();
        assertThat(rights.mayChange(ALICE, "default", "upload:alice", "bob")).isFalse();
        assertThat(rights.mayChange(ADMIN, "default", "upload:bob", "bob")).isTrue();
        assertThat(rights.mayChange(WIKI, "default", "wiki-system", null)).isTrue();
        assertThat(rights.mayChange(OPERATOR, "default", "upload:bob", "bob")).isFalse();
    }

    @Test
    void rightsEndAtTheTenant() {
        assertThat(rights.mayChange(OTHER_TENANT, "default", "upload:alice", "alice"))
                .isFalse();
        assertThat(rights.maySee(OTHER_TENANT, "default", "upload:alice", "alice"))
                .isFalse();
    }

    @Test
    void anOperatorSeesWhatHeMayNotChange() {
        assertThat(rights.maySee(OPERATOR, "default", "upload:bob", "bob")).isTrue();
        assertThat(rights.maySee(ALICE, "default", "upload:bob", "bob")).isFalse();
    }

    private record Binding(String system, String clientId, String tenant) implements SourceConfig.Bound {}
}
