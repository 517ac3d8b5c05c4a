package dev.groundwork.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an upstream system may put into the texts of its event. */
class DocumentReceivedTest {

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
