package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MojibakeTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Die Straße wird für Fußgänger größer.",
                "Österreich, Ärzte, Überblick",
                "déjà vu, être, garçon, œuvre",
                "don’t – “quoted” … 20 €",
                "20 °C, 5 m², 10\u00a0kg",
                "señor, mañana, ¿qué?",
                "świat, łódka, zażółć gęślą jaźń",
                "Привет, как дела",
                "Καλημέρα κόσμε",
                "日本語の文章です",
                "smile 😀"
            })
    void whatWasMisreadOnceOrTwiceIsRepaired(String text) {
        assertThat(Mojibake.repaired(misread(text))).isEqualTo(text);
        assertThat(Mojibake.repaired(misread(misread(text)))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Die Straße wird für Fußgänger größer.",
                "Österreich, “Ärzte”, Überblick – « lancé\u00a0», le marché…",
                "CAFÉ” MARCHÉ» MAÇÃ” IRMÃ” NÃO, Ã…",
                "ÚŽASNÝ VÝŠKA KRÁŽ",
                "3 Å±0.1, 2×½, 3×£5, Ø±0,05, 5²±1, 20 °C, ½·¼",
                "Ä…Ö…Ü…, „Ä“, »Ö«",
                "Â, « Â\u00a0», “Â”",
                "§ 5 gemäß§ 7, André†, Nestlé®",
                "Привет, как дела",
                "日本語の文章です 😀",
                "Tiếng Việt, ÂN, ÃI",
                "plain ASCII"
            })
    void goodTextStays(String text) {
        assertThat(Mojibake.repaired(text)).isEqualTo(text);
    }

    @Test
    void latinOneIsRepairedAsWell() {
        var misread = new String("für “Ärzte”".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(Mojibake.repaired(misread)).isEqualTo("für “Ärzte”");
    }

    @Test
    void amongGoodWordsOnlyTheMisreadOneIsRepaired() {
        assertThat(Mojibake.repaired("für fÃ¼r „für“")).isEqualTo("für für „für“");
    }

    @Test
    void aMillionCharactersAreReadInNoTime() {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            Mojibake.repaired("Ã".repeat(1_000_000));
            Mojibake.repaired("Ã¼".repeat(1_000_000));
            Mojibake.repaired("é ".repeat(1_000_000));
        });
    }

    /** Where Windows-1252 has no character, readers put the one of Latin-1. */
    private static String misread(String text) {
        var misread = new StringBuilder();
        for (var value : text.getBytes(StandardCharsets.UTF_8)) {
            var character = new String(new byte[] {value}, WINDOWS).charAt(0);
            misread.append(character == '\ufffd' ? (char) (value & 0xff) : character);
        }
        return misread.toString();
    }
}
