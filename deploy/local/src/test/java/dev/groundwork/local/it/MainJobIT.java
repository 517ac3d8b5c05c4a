package dev.groundwork.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.local.suite.RunningSuite;
import dev.groundwork.local.suite.Suite;
import dev.groundwork.local.suite.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the suite is for, as its users see it. */
@ExtendWith(RunningSuite.class)
class MainJobIT {

    private static final Map<String, ?> PLATFORM = Map.of("teams", List.of("platform"));
    private static final int MENUS = 50;

    private final User alice;
    private final User carol;

    MainJobIT(Suite suite) {
        alice = User.of(suite, "alice");
        carol = User.of(suite, "carol");
    }

    @Test
    void anUploadIsAnsweredWithItsCitation() {
        // Given
        var id = alice.publish(
                "job-1",
                "Turbine manual",
                "The turbine of hall seven turns at 3,000 revolutions per minute.",
                PLATFORM);
        // When
        var answer = alice.ask("How fast does the turbine of hall seven turn?").jsonPath();
        // Then
        assertThat(answer.getString("citations[0].documentId")).isEqualTo(id.toString());
        assertThat(answer.getString("answer")).contains("3,000");
        assertThat(answer.getString("status")).isEqualTo("ANSWERED");
    }

    @Test
    void aReaderWithoutAccessGetsNeitherHitNorCitationNorCount() {
        // Given
        var id = alice.publish(
                "job-2", "Vault protocol", "The vault of Ostrava opens with the word Zephyrine.", PLATFORM);
        var question = "Which word opens the vault of Ostrava?";
        assertThat(alice.ask(question).asString()).contains("Zephyrine");
        // When
        var answer = carol.ask(question).asString();
        var hits = carol.search(question).asString();
        // Then
        assertThat(answer + hits).doesNotContain("Zephyrine", "Vault protocol", id.toString());
    }

    @Test
    void fiftyDocumentsAreReplacedWhileAReaderMissesNoneAndSeesNoneTwice() {
        // Given
        publishMenus(1);
        var stop = new AtomicBoolean();
        var searches = CompletableFuture.runAsync(() -> {
            for (int search = 0; !stop.get(); search++) {
                assertThat(menus(search % MENUS)).hasSize(1);
            }
        });
        // When
        try {
            publishMenus(2);
        } finally {
            stop.set(true);
        }
        // Then
        searches.join();
        for (int number = 0; number < MENUS; number++) {
            assertThat(menus(number)).singleElement().asString().contains("edition 2");
        }
    }

    /** Uploads all, then waits for all: so many of them are on their way at the same time. */
    private void publishMenus(int edition) {
        var versions = IntStream.range(0, MENUS)
                .mapToObj(number -> alice.upload(
                                "menu-" + number,
                                "Menu " + number,
                                "The canteen of %s serves dumplings, edition %d.".formatted(town(number), edition),
                                PLATFORM)
                        .jsonPath()
                        .getLong("version"))
                .toList();
        for (int number = 0; number < MENUS; number++) {
            alice.awaitLive(alice.documentId("menu-" + number), versions.get(number));
        }
    }

    private List<String> menus(int number) {
        return alice.textsOf(
                alice.documentId("menu-" + number), "What does the canteen of " + town(number) + " serve?");
    }

    /** A word that stands in one menu only. */
    private static String town(int number) {
        return "Brno" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    @Test
    void aDeletedDocumentIsGone() {
        // Given
        var id = alice.publish("job-4", "Old rule", "Badges of the Kolding office are violet.", PLATFORM);
        // When
        var deleted = alice.to(dev.groundwork.local.suite.Server.INGEST).delete("/v1/documents/" + id);
        // Then
        assertThat(deleted.statusCode()).isEqualTo(202);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(alice.textsOf(id, "Which colour are the badges of the Kolding office?"))
                        .isEmpty());
        alice.awaitStatus(id, "DELETED");
    }

    @Test
    void aWithdrawnGrantHoldsFromItsCommit() {
        // Given
        var id = alice.publish(
                "job-5", "Grant", "The mast of Vilnius is 314 metres high.", Map.of("departments", List.of("sales")));
        var question = "How high is the mast of Vilnius?";
        assertThat(carol.ask(question).asString()).contains("314");
        // When
        alice.to(dev.groundwork.local.suite.Server.PERMISSIONS)
                .contentType("application/json")
                .body(Map.of("teams", List.of("platform")))
                .put("/v1/documents/" + id + "/access")
                .then()
                .statusCode(200);
        // Then
        assertThat(carol.ask(question).asString()).doesNotContain("314", id.toString());
    }
}
