package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.metadata.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrueEncodingTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "windows-1252, 'Die Gebühren für das Jahr sind höher, die Straße ist gesperrt.'",
        "windows-1251, 'Договор об оказании услуг заключается между сторонами на неопределенный срок.'",
        "windows-1256, 'كان هناك رجل حكيم يعرف كل شيء عن الحياة وكان يعلم الناس كيف يعيشون بسلام'",
        "shift_jis, 'これは日本語の文章です。契約は毎年更新されます。料金はかかりません。'"
    })
    void aPageThatIsNotWhatItSaysIsReadByItsBytes(String charset, String text) throws IOException {
        assertThat(blocks(page(text).getBytes(Charset.forName(charset))))
                .containsExactly(new Block.Paragraph(text, null));
    }

    @Test
    void aWrongLetterAmongRightOnesChangesNothing() throws IOException {
        var text = "Die Gebühren für das Jahr sind höher.";
        var bytes = page(text + "<p>?").getBytes(Charset.forName("UTF-8"));
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xfc : bytes[i];
        }
        assertThat(blocks(bytes)).contains(new Block.Paragraph(text, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 100_000})
    void whatIsTheSameInAllEncodingsTellsNone(int bytesBefore) throws IOException {
        var text = "Die Gebühren für das Jahr sind höher, die Straße ist gesperrt.";
        var before = "<p>" + "All that follows is in German. ".repeat(bytesBefore / 31);
        assertThat(blocks(page(before + "<p>" + text).getBytes(Charset.forName("windows-1252"))))
                .contains(new Block.Paragraph(text, null));
    }

    @Test
    void aTextThatCannotBeGuessedIsWhatItSays() throws IOException {
        var bytes = new ByteArrayInputStream(new byte[] {(byte) 0x83, (byte) 0xf0, (byte) 0x8d, 0x21, (byte) 0xfa});
        assertThat(new TrueEncoding((stream, metadata) -> StandardCharsets.UTF_8).detect(bytes, new Metadata()))
                .isEqualTo(StandardCharsets.UTF_8);
    }

    private static String page(String text) {
        return "<html><head><meta charset=utf-8></head><body><p>" + text + "</p></body></html>";
    }

    private Iterable<Block> blocks(byte[] page) throws IOException {
        var file = Files.write(folder.resolve("page.html"), page);
        var document = new SourceDocument(file, page.length, "0", null, "page.html");
        return new FileReader()
                .read(document, "text/html", 200_000, new Unpacking(folder, 1, 10, 1_000))
                .blocks();
    }
}
