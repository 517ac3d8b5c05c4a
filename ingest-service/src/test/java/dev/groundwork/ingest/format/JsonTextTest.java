package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.text.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @CsvSource({
        "K\\u00f6ln \\u2013 \\u0416\\u0443\\u043a, Köln – Жук",
        "\\ud83d\\ude00, \uD83D\uDE00",
        "one\\ntwo\\tthree, one two three",
        "C:\\\\new\\\\u0041, C:\\new\\u0041",
        "say \\\"yes\\\" at https:\\/\\/a.example, say \"yes\" at https://a.example",
        "a\\u0000b, a b",
        "\\u12 and \\x, \\u12 and \\x",
        "\\u12, \\u12",
        "end\\, end\\"
    })
    void lettersAreReadAsTheyAreMeant(String written, String meant) {
        assertThat(JsonText.readable(written)).isEqualTo(meant);
    }

    @Test
    void jsonKeepsItsLines() {
        assertThat(PlainText.blocks("{\n  \"city\": \"K\\u00f6ln\"\n}", "application/json", "a.json"))
                .containsExactly(new Block.Code("{\n  \"city\": \"Köln\"\n}", null));
    }

    @Test
    void eachRecordOfManyStaysALine() {
        var records = "{\"id\": 1, \"city\": \"K\\u00f6ln\"}\n{ \"id\": 2}\n{\"id\": 3, \"cut\"";
        assertThat(PlainText.blocks(records, "text/plain", "data"))
                .containsExactly(
                        new Block.Code("{\"id\": 1, \"city\": \"Köln\"}\n{ \"id\": 2}\n{\"id\": 3, \"cut\"", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{Notes}\nof Monday\\n", "{\"Fees\"}\nare none", "Fees {\"a\": 1}", "{}"})
    void aTextWithBracesIsAText(String text) {
        assertThat(PlainText.blocks(text, "text/plain", "notes.txt"))
                .containsExactly(new Block.Paragraph(text.strip(), null));
    }
}
