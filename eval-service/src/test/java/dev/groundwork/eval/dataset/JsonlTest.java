package dev.groundwork.eval.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.contracts.event.Source;
import dev.groundwork.eval.problem.ErrorCode;
import dev.groundwork.eval.problem.EvalException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonlTest {

    private static final String GOOD = """
            {"id":"a","question":"How long?","reader":"alice","expected":[]}
            """;

    @Test
    void everyFieldOfACaseIsRead() {
        // When
        var cases = read("""
                {"id":"c1","question":"Wie groß?","reader":"alice","expected":[{"system":"wiki","externalId":"HR-7"}],\
                "answer":"5 m","tags":["hr","de"],"mustPass":true}
                """);
        // Then
        assertThat(cases)
                .containsExactly(new EvalCase(
                        "c1",
                        "Wie groß?",
                        "alice",
                        List.of(new Source("wiki", "HR-7")),
                        "5 m",
                        List.of("hr", "de"),
                        true));
    }

    @Test
    void emptyLinesWindowsLineEndsAndAMissingLastLineEndDoNoHarm() {
        assertThat(read("\r\n" + GOOD.strip() + "\r\n\n" + GOOD.strip().replace("\"a\"", "\"b\"")))
                .extracting(EvalCase::id)
                .containsExactly("a", "b");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no JSON                  | no json at all                                                          | Unrecognized token",
                "no object                | 42                                                                      | ",
                "null                     | null                                                                    | null",
                "two objects              | {\"id\":\"b\",\"question\":\"q\",\"reader\":\"r\",\"expected\":[]} {}           | Trailing token",
                "a misspelt field         | {\"id\":\"b\",\"question\":\"q\",\"reader\":\"r\",\"expected\":[],\"mustpass\":true} | mustpass",
                "no id                    | {\"question\":\"q\",\"reader\":\"r\",\"expected\":[]}                         | id is missing",
                "a blank question         | {\"id\":\"b\",\"question\":\" \",\"reader\":\"r\",\"expected\":[]}              | question is missing",
                "no reader                | {\"id\":\"b\",\"question\":\"q\",\"expected\":[]}                           | reader is missing",
                "no expected              | {\"id\":\"b\",\"question\":\"q\",\"reader\":\"r\"}                          | expected is missing",
                "half a source            | {\"id\":\"b\",\"question\":\"q\",\"reader\":\"r\",\"expected\":[{\"system\":\"s\"}]} | source.externalId is missing",
                "an answer from nowhere   | {\"id\":\"b\",\"question\":\"q\",\"reader\":\"r\",\"expected\":[],\"answer\":\"4\"} | no expected document",
                "an id again              | {\"id\":\"a\",\"question\":\"q\",\"reader\":\"r\",\"expected\":[]}              | stands on line 1 already",
            })
    void aBadLineIsRefusedWithItsNumberAndReason(String name, String line, String reason) {
        assertThatThrownBy(() -> read(GOOD + "\n" + line + "\n"))
                .isInstanceOfSatisfying(
                        EvalException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DATASET))
                .hasMessageStartingWith("line 3: ")
                .hasMessageContaining(reason == null ? "" : reason);
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWithTheirLine() {
        // Given
        var body = GOOD.replace("How", "H\u00f6w").getBytes(StandardCharsets.ISO_8859_1);
        // When, Then
        assertThatThrownBy(() -> Jsonl.read(body)).hasMessageStartingWith("line 1: ");
    }

    @Test
    void aDatasetWithoutCasesIsRefused() {
        assertThatThrownBy(() -> read("\n \n")).hasMessageContaining("no case");
    }

    private static List<EvalCase> read(String text) {
        return Jsonl.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
