package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.ExtractedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailEndTest {

    private static final String HEAD = """
            From: Ann <ann@example.org>
            Subject: Lunch
            MIME-Version: 1.0
            Content-Type: multipart/mixed; charset=utf-8;
            \tboundary="=_b 1"

            """;
    private static final String PARTS = """
            This is a message in parts.
            --=_b 1
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain

            We meet at noon.
            --inner--
            --=_b 1
            Content-Type: text/plain; name=list.txt
            Content-Disposition: attachment; filename=list.txt
            Content-Transfer-Encoding: base64

            VGVhLCBtaWxrIGFuZCBjb2ZmZWU=
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--=_b 1--\n", "--=_b 1--", "--=_b 1--  \r\n\r\nSent by the list.\n"})
    void aWholeMessageIsRead(String end) throws IOException {
        var text = read(HEAD + PARTS + end);
        assertThat(text.blocks().toString()).contains("noon");
        assertThat(text.parts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--=_b 1\n", "--=_b 1-"})
    void aMessageWithoutTheEndOfItsPartsIsCorrupt(String end) {
        assertCorrupt(HEAD + PARTS + end);
        assertCorrupt((HEAD + PARTS + end).replace("\n", "\r\n"));
    }

    @Test
    void aMessageCutWithinAPartIsCorrupt() {
        assertCorrupt(HEAD + PARTS.substring(0, PARTS.length() - 12));
        assertCorrupt(HEAD + PARTS.substring(0, PARTS.indexOf("noon")));
    }

    @Test
    void theEndOfAnInnerPartIsNotThatOfTheMessage() throws IOException {
        assertThat(read(HEAD + PARTS.replace("--inner--\n", "") + "--=_b 1--\n")
                        .blocks()
                        .toString())
                .contains("noon");
    }

    @Test
    void aMessageWhosePartsNeverBeginIsCorrupt() {
        assertCorrupt(HEAD + "This is a message in parts.\n");
    }

    @Test
    void aHeadWithoutABodyIsRead() throws IOException {
        assertThat(read(HEAD).title()).isEqualTo("Lunch");
    }

    private void assertCorrupt(String mail) {
        assertThatThrownBy(() -> read(mail))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.CORRUPT_DOCUMENT));
    }

    private ExtractedText read(String mail) throws IOException {
        var bytes = mail.getBytes(StandardCharsets.UTF_8);
        var file = Files.write(folder.resolve("mail.eml"), bytes);
        return new FileReader()
                .read(
                        new SourceDocument(file, bytes.length, "0", null, "mail.eml"),
                        "message/rfc822",
                        10_000,
                        new Unpacking(Files.createTempDirectory(folder, "parts"), 3, 10, 100_000));
    }
}
