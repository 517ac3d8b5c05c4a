package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEndTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": [1, 2, {\"b\": \"cut he",
                "{\"a\": [1, 2, {\"b\": \"cut\"}",
                "[{\"a\": true}, {\"a\": fal",
                "{\"a\": \"say \\\"yes\\\"\"",
                "{\"a\": 1}\n{\"a\": "
            })
    void jsonThatEndsBeforeWhatItBeginsIsCorrupt(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.CORRUPT_DOCUMENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": [1, -2.5e3, {\"b\": \"}\\\"\"}, null]}",
                "{\"a\": 1}\n{\"a\": 2}\n",
                "{ // \"one\n\"a\": 1 }",
                "/* { */ {\"a\": 1}",
                "{'a\": 1'}",
                "{\"a\": \"5\" wide\", \"b\": 1}",
                "{\"a\": \"in\ntwo lines}",
                "{b: 1",
                "\"Fees\"",
                "Fees: none"
            })
    void whatIsWholeOrNotStrictlyJsonIsRead(String json) {
        assertThatCode(() -> read(json)).doesNotThrowAnyException();
    }

    private void read(String json) throws IOException {
        var file = Files.writeString(folder.resolve("blob"), json);
        new FileReader()
                .read(
                        new SourceDocument(file, Files.size(file), "0", null, "data.json"),
                        "application/json",
                        10_000,
                        new Unpacking(folder, 1, 10, 1_000));
    }
}
