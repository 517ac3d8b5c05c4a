package dev.groundwork.ingest.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.ServiceTest;
import jakarta.inject.Inject;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class WordTokensTest {

    /** Signs of many scripts, joiners, accents on their own, controls, and what the model has tokens of its own for. */
    private static final String SIGNS =
            "ab,.-'1290 \t\n\r\u000b\u00a0\u0301\u200d\u0000\ufffd\u2028\u3000中文éß☃Ⅳ\ud83d\ude00#[CLS]ｱ각ا";

    @Inject
    BgeSmall model;

    private WordTokens words;

    @BeforeEach
    void begin() {
        words = new WordTokens(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "The same words, and the same words again.",
                "[SEP] [ MASK ] a[CLS]b ##ing",
                "e\u0301 \u0301 \u200b a\u0000b",
                "中文 without spaces 中文",
                "unaffordableunaffordableunaffordableunaffordableunaffordable and more",
                "|  1,234,567  |  (12.5)%  |"
            })
    void aTextHasAsManyTokensAsItsWords(String text) {
        assertThat(words.tokens(text)).isEqualTo(model.tokens(text));
        assertThat(words.tokens(text + "\n" + text)).isEqualTo(2 * model.tokens(text));
    }

    @Test
    void aTextThatChanceMadeHasAsManyTokensAsItsWords() {
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++) {
            var signs = SIGNS.codePoints().toArray();
            var text = random.ints(1 + random.nextInt(60), 0, signs.length)
                    .mapToObj(at -> Character.toString(signs[at]))
                    .collect(Collectors.joining());
            assertThat(words.tokens(text))
                    .as("tokens of %s", text.codePoints().boxed().toList())
                    .isEqualTo(model.tokens(text));
        }
    }
}
