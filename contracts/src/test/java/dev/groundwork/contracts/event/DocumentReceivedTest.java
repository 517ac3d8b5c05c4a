package dev.groundwork.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an upstream system may put into the texts of its event. */
class DocumentReceivedTest {

    private static final UUID PARENT = UUID.fromString("5f0a2c1e-7a44-5b1c-9f5e-3c0d8f6b2a11");

    /** Each text with its limit and an event that holds it there. */
    static Stream<Arguments> texts() {
        return Stream.of(
                text("tenant", 64, value -> event(value, "wiki", "HR-7", "Leave", content("u", "m", "n"))),
                text("source.system", 256, value -> event("default", value, "HR-7", "Leave", content("u", "m", "n"))),
                text(
                        "source.externalId",
                        500,
                        value -> event("default", "wiki", value, "Leave", content("u", "m", "n"))),
                text("title", 500, value -> event("default", "wiki", "HR-7", value, content("u", "m", "n"))),
                text(
                        "content.uri",
                        1_048_576,
                        value -> event("default", "wiki", "HR-7", "Leave", content(value, "m", "n"))),
                text(
                        "content.mediaType",
                        200,
                        value -> event("default", "wiki", "HR-7", "Leave", content("u", value, "n"))),
                text(
                        "content.fileName",
                        500,
                        value -> event("default", "wiki", "HR-7", "Leave", content("u", "m", value))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aControlCharacterMakesItNoEvent(String field, int limit, Function<String, DocumentReceived> holding) {
        for (var control : new String[] {"\u0000", "\n", "\r", "\t", "\u001b", "\u007f", "\u0085"}) {
            assertThatThrownBy(() -> holding.apply("a" + control + "b"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(field + " holds a control character");
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextHasAnEnd(String field, int limit, Function<String, DocumentReceived> holding) {
        assertThat(holding.apply("a".repeat(limit)).tenant()).isNotEmpty();
        assertThatThrownBy(() -> holding.apply("a".repeat(limit + 1)))
                .hasMessage(field + " has more than " + limit + " characters");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void lettersOfEveryLanguageAndSymbolsAreWelcome(
            String field, int limit, Function<String, DocumentReceived> holding) {
        assertThat(holding.apply("Straße 東京 🚀 é")).isNotNull();
    }

    @Test
    void aMemberNamesItsParentAndItsVersionOrNeither() {
        var root = event("default", "wiki", "HR-7", "Leave", content("u", "m", "n"));

        assertThat(root.memberOf(PARENT, 0).parentId()).isEqualTo(PARENT);
        assertThatThrownBy(() -> root.memberOf(null, 3)).hasMessage("parentId is missing");
        assertThatThrownBy(() -> root.memberOf(PARENT, -1)).hasMessage("parentVersion is negative: -1");
        assertThatThrownBy(() -> new DocumentReceived(
                        "default",
                        root.source(),
                        root.operation(),
                        null,
                        root.content(),
                        null,
                        PARENT,
                        null,
                        Instant.EPOCH))
                .hasMessage("parentVersion is missing");
    }

    private static Arguments text(String field, int limit, Function<String, DocumentReceived> holding) {
        return Arguments.of(field, limit, Named.of("event", holding));
    }

    private static Content content(String uri, String mediaType, String fileName) {
        return new Content(uri, null, mediaType, fileName);
    }

    private static DocumentReceived event(
            String tenant, String system, String externalId, String title, Content content) {
        return new DocumentReceived(
                tenant,
                new Source(system, externalId),
                DocumentReceived.Operation.UPSERT,
                title,
                content,
                null,
                Instant.EPOCH);
    }
}
