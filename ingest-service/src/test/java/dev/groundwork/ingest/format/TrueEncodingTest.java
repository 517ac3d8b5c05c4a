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
import java.util.List;
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

    @ParameterizedTest
    @CsvSource({"iso-8859-1", "us-ascii", "windows-1252"})
    void signsOfWindowsAreNoControls(String stated) throws IOException {
        var text = "The “Nordic Light” is € 120 – it’s in Zürich…";
        assertThat(blocks(page(stated, text).getBytes(Charset.forName("windows-1252"))))
                .containsExactly(new Block.Paragraph(text, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3_000, 150_000})
    void signsOfWindowsAreReadInATextThatSaysNothing(int bytesBefore) throws IOException {
        var text = "Die Miete ist € 900 – inkl. „Nebenkosten“ für das Büro.";
        assertThat(lastLine(bytesBefore, text, "windows-1252")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "windows-1251", "windows-1252", "koi8-r", "gbk", "utf-16", "utf-16le"})
    void whatIsUtf8WhateverItSays(String stated) throws IOException {
        var text = "Größe: 5 € – Żółw, Привет";
        assertThat(blocks(page(stated, text).getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new Block.Paragraph(text, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 150_000})
    void utf8IsSeenAtTheEndOfATextToo(int bytesBefore) throws IOException {
        assertThat(lastLine(bytesBefore, "Größe: 5 €", "utf-8")).isEqualTo("Größe: 5 €");
    }

    @Test
    void aFewLettersOfTwoBytesAreNotUtf8ByAccident() throws IOException {
        var text = new String(
                new byte[] {(byte) 0xc2, (byte) 0xa1, (byte) 0xc3, (byte) 0xa2, (byte) 0xc4, (byte) 0xa3},
                Charset.forName("gbk"));
        assertThat(blocks(page("gbk", text).getBytes(Charset.forName("gbk"))))
                .containsExactly(new Block.Paragraph(text, null));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, 'Договор заключается между сторонами'",
        "shift_jis, 'これは日本語の文章です。'",
        "iso-8859-7, 'Η αποθήκη ανοίγει στις έξι'"
    })
    void whatIsAsItSaysIsReadSo(String charset, String text) throws IOException {
        assertThat(blocks(page(charset, text).getBytes(Charset.forName(charset))))
                .containsExactly(new Block.Paragraph(text, null));
    }

    @Test
    void asciiIsNotUtf16() throws IOException {
        assertThat(blocks(page("utf-16", "The depot opens at six.").getBytes(StandardCharsets.US_ASCII)))
                .containsExactly(new Block.Paragraph("The depot opens at six.", null));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1250, 'Pracownicy muszą przestrzegać zasad bezpieczeństwa. Magazyn otwiera się o szóstej – także w święta.'",
        "iso-8859-2, 'Pracownicy muszą przestrzegać zasad bezpieczeństwa. Magazyn otwiera się o szóstej, także w święta.'",
        "windows-1254, 'Depo sabah altıda açılır. Şoförler belgelerini yanlarında taşımalıdır, “ürün” değişikliği için.'",
        "windows-1252, 'La livraison est gratuite à partir de 50 € – les délais sont indiqués à l’arrière.'",
        "windows-1252, 'Leveringen er gratis fra 500 kroner. Børnene får æbler på søndag.'",
        "windows-1252, ' naïve café résumé'"
    })
    void aTextThatSaysNothingIsReadInItsLanguage(String charset, String text) throws IOException {
        assertThat(lastLine(0, text, charset)).isEqualTo(text.strip());
    }

    private static String page(String text) {
        return page("utf-8", text);
    }

    private static String page(String charset, String text) {
        return "<html><head><meta charset=" + charset + "></head><body><p>" + text + "</p></body></html>";
    }

    private String lastLine(int bytesBefore, String text, String charset) throws IOException {
        var before = "All that follows is something else.\n".repeat(bytesBefore / 36);
        var blocks = blocks("notes.txt", "text/plain", (before + "\n" + text).getBytes(Charset.forName(charset)));
        return ((Block.Paragraph) blocks.getLast()).text();
    }

    private List<Block> blocks(byte[] page) throws IOException {
        return blocks("page.html", "text/html", page);
    }

    private List<Block> blocks(String name, String mediaType, byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve(name), bytes);
        var document = new SourceDocument(file, bytes.length, "0", null, name);
        return new FileReader()
                .read(document, mediaType, 200_000, new Unpacking(folder, 1, 10, 1_000))
                .blocks();
    }
}
