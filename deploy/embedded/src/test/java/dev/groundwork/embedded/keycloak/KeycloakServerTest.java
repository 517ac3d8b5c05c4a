package dev.groundwork.embedded.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.embedded.process.CacheFolder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The realm file, proved by a real Keycloak. */
class KeycloakServerTest {

    private static final Path REALM = Path.of("../keycloak/groundwork-realm.json");

    @TempDir
    static Path folder;

    static KeycloakServer keycloak;

    @BeforeAll
    static void start() {
        keycloak = KeycloakServer.start(folder.resolve("keycloak"), 0, REALM, System.out::println);
    }

    @AfterAll
    static void close() {
        keycloak.close();
        CacheFolder.delete(folder.resolve("keycloak"));
    }

    @ParameterizedTest
    @CsvSource({"alice,platform,engineering,2", "bob,people,hr,3", "carol,,sales,1"})
    void aReadersTokenSaysWhoHeIs(String user, String team, String department, int clearance) throws Exception {
        // When
        var claims = claims(keycloak.token(user, user));
        // Then
        assertThat(claims.path("preferred_username").asText()).isEqualTo(user);
        assertThat(claims.path("sub").asText()).isNotBlank().isNotEqualTo(user);
        assertThat(claims.path("iss").asText()).isEqualTo(keycloak.issuer());
        assertThat(claims.path("aud").asText()).isEqualTo("groundwork");
        assertThat(claims.path("tenant").asText()).isEqualTo("default");
        assertThat(values(claims.path("teams"))).isEqualTo(team == null ? List.of() : List.of(team));
        assertThat(claims.path("department").asText()).isEqualTo(department);
        assertThat(claims.path("clearance").isIntegralNumber()).isTrue();
        assertThat(claims.path("clearance").asInt()).isEqualTo(clearance);
        assertThat(roles(claims)).doesNotContain("operator", "admin", "auditor");
    }

    @Test
    void olgaHasTheRolesAndNothingToRead() throws Exception {
        // When
        var claims = claims(keycloak.token("olga", "olga"));
        // Then
        assertThat(roles(claims)).contains("operator", "admin", "auditor");
        assertThat(claims.has("teams") || claims.has("department") || claims.has("clearance"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"groundwork-ingest", "groundwork-query", "groundwork-permissions", "groundwork-eval"})
    void aServiceHasATokenOfItsOwn(String client) throws Exception {
        // When
        var claims = claims(keycloak.serviceToken(client, client + "-secret"));
        // Then
        assertThat(claims.path("preferred_username").asText()).isEqualTo("service-account-" + client);
        assertThat(claims.path("client_id").asText()).isEqualTo(client);
        assertThat(claims.path("aud").asText()).isEqualTo("groundwork");
        assertThat(claims.path("tenant").asText()).isEqualTo("default");
        assertThat(roles(claims)).doesNotContain("operator", "admin", "auditor");
    }

    @Test
    void anotherApplicationsTokenIsNotForGroundwork() throws Exception {
        // When
        var token = keycloak.token(
                Map.of("grant_type", "password", "client_id", "other-app", "username", "alice", "password", "alice"));
        // Then
        assertThat(claims(token).path("aud").asText()).isEqualTo("other-app");
    }

    @Test
    void anInstanceStartsAgainAfterACrash() throws Exception {
        // Given
        var before = claims(keycloak.token("alice", "alice"));
        // When
        keycloak.kill();
        keycloak.restart();
        // Then
        var after = claims(keycloak.token("alice", "alice"));
        assertThat(after.path("iss")).isEqualTo(before.path("iss"));
        assertThat(after.path("sub")).isEqualTo(before.path("sub"));
    }

    @Test
    void aWrongPasswordGivesNoToken() {
        assertThatThrownBy(() -> keycloak.token("alice", "bob")).hasMessageContaining("Invalid user credentials");
    }

    private static JsonNode claims(String token) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static List<String> roles(JsonNode claims) {
        return values(claims.path("realm_access").path("roles"));
    }

    private static List<String> values(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
