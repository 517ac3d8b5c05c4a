package dev.groundwork.eval.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedValueTest {

    @ParameterizedTest(name = "\"{1}\" in \"{0}\": {2}")
    @CsvSource({
        "The limit is 120 EUR., 120 EUR, true",
        "The limit is 120 EUR., 12, false",
        "It grew by 3.12 percent., 12, false",
        "It grew by 3.12 percent., 3, false",
        "It took 12., 12, true",
        "'It cost 1,200 dollars', 200, false",
        "Ask the Platform  TEAM first, platform team, true",
        "Ask the platforms, platform, false",
        "Costs 5 € a day, 5 €, true",
        "Version (4.2) holds, (4.2), true",
    })
    void aValueIsFoundAsWholeWords(String answer, String value, boolean found) {
        assertThat(ExpectedValue.isIn(answer, value)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"null", "''"},
            nullValues = "null")
    void withoutAnAnswerNothingIsFound(String answer) {
        assertThat(ExpectedValue.isIn(answer, "4")).isFalse();
    }
}
