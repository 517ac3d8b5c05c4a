package dev.groundwork.contracts.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "no json",
                "[]",
                "{}",
                "{\"tenant\":\"default\",\"source\":{\"system\":\"wiki\",\"externalId\":\"\"},\"operation\":\"DELETE\",\"occurredAt\":\"2026-01-15T09:30:00Z\"}",
                "{\"tenant\":\"default\",\"source\":{\"system\":\"wiki\",\"externalId\":\"1\"},\"operation\":\"UPSERT\",\"occurredAt\":\"2026-01-15T09:30:00Z\"}",
                "{\"tenant\":\"default\",\"source\":{\"system\":\"wiki\",\"externalId\":\"1\"},\"operation\":\"MOVE\",\"occurredAt\":\"2026-01-15T09:30:00Z\"}",
                "{\"tenant\":\"default\",\"source\":{\"system\":\"wiki\",\"externalId\":\"1\"},\"operation\":\"ACCESS\",\"access\":{\"clearance\":-1},\"occurredAt\":\"2026-01-15T09:30:00Z\"}",
            })
    void whatIsNoValidEventIsRefusedByName(String value) {
        assertThatThrownBy(() -> EventJson.read(value.getBytes(UTF_8), DocumentReceived.class))
                .isInstanceOf(NoEventException.class)
                .hasMessageStartingWith("not a valid DocumentReceived");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "2.9", "2.0", "\"3\"", "true", "[3]"})
    void aBentClearanceIsRefused(String clearance) {
        var value =
                "{\"tenant\":\"default\",\"source\":{\"system\":\"wiki\",\"externalId\":\"1\"},\"operation\":\"ACCESS\",\"access\":{\"clearance\":%s},\"occurredAt\":\"2026-01-15T09:30:00Z\"}"
                        .formatted(clearance);

        assertThatThrownBy(() -> EventJson.read(value.getBytes(UTF_8), DocumentReceived.class))
                .isInstanceOf(NoEventException.class)
                .hasMessageEndingWith("wrong value at access.clearance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "2.9", "\"3\""})
    void aBentVersionIsRefused(String version) {
        var value =
                "{\"tenant\":\"default\",\"documentId\":\"5f0a2c1e-7a44-5b1c-9f5e-3c0d8f6b2a11\",\"version\":%s,\"change\":\"REMOVED\",\"chunks\":0,\"occurredAt\":\"2026-01-15T09:30:00Z\"}"
                        .formatted(version);

        assertThatThrownBy(() -> EventJson.read(value.getBytes(UTF_8), IndexUpdated.class))
                .hasMessageEndingWith("wrong value at version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\"\"", "2.9", "\"3\""})
    void aBentDeletionIsRefused(String deletedUpTo) {
        var value =
                "{\"tenant\":\"default\",\"documentId\":\"5f0a2c1e-7a44-5b1c-9f5e-3c0d8f6b2a11\",\"version\":4,\"revision\":2,\"deleted\":false,\"deletedUpTo\":%s,\"access\":{\"allow\":[],\"deny\":[],\"clearance\":0}}"
                        .formatted(deletedUpTo);

        assertThatThrownBy(() -> EventJson.read(value.getBytes(UTF_8), AccessChanged.class))
                .hasMessageContaining("deletedUpTo");
    }

    @Test
    void aFieldOfALaterReleaseIsIgnored() throws Exception {
        var value =
                "{\"tenant\":\"default\",\"source\":{\"system\":\"wiki\",\"externalId\":\"1\",\"new\":1},\"operation\":\"DELETE\",\"new\":{},\"occurredAt\":\"2026-01-15T09:30:00Z\"}";

        assertThat(EventJson.read(value.getBytes(UTF_8), DocumentReceived.class).operation())
                .isEqualTo(DocumentReceived.Operation.DELETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tenant\":\"default\",\"title\":\"the secret launch code\",oops",
                "launchcode",
                "{\"tenant\":\"default\",\"operation\":\"launch code\"}",
                "{\"tenant\":{\"launch code\":1}}",
                "{\"tenant\":\"default\",\"occurredAt\":\"launch code\"}",
            })
    void aRefusalDoesNotRepeatTheTextOfTheDocument(String value) {
        assertThatThrownBy(() -> EventJson.read(value.getBytes(UTF_8), DocumentReceived.class))
                .isInstanceOf(NoEventException.class)
                .message()
                .doesNotContain("launch");
    }

    @Test
    void aRefusalSaysWhereAndWhy() {
        assertThatThrownBy(() -> EventJson.read("{\"occurredAt\":\"soon\"}".getBytes(UTF_8), DocumentReceived.class))
                .hasMessageEndingWith("wrong value at occurredAt");
        assertThatThrownBy(() -> EventJson.read("{\"tenant\":\"a\"}".getBytes(UTF_8), DocumentReceived.class))
                .hasMessageEndingWith("source is missing");
        assertThatThrownBy(() -> EventJson.read("\n oops".getBytes(UTF_8), DocumentReceived.class))
                .hasMessageContaining("no JSON from line 2");
    }
}
