package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyphensTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "exam-/ple > example",
                "exam- / ple > example",
                "exam\u2010/ple > example",
                "well-/known > well-known",
                "Self-/service > Self-service",
                "long-/term and long-term > long-term and long-term",
                "re-/cover, recover or re-cover > recover, recover or re-cover",
                "year-over-/year > year-over-year",
                "year-/over-year > year-over-year",
                "10-/Q > 10-Q",
                "X-/Ray > X-Ray",
                "3-/5 > 3-5",
                "12-/month > 12-month",
                "Vor-/und Nachteile > Vor- und Nachteile",
                "thous-/and > thousand",
                "one -/two > one -/two",
                "one/two > one/two"
            })
    void aWordIsWholeAgain(String parted, String whole) {
        var text = parted.replace('/', '\n');
        assertThat(Hyphens.of(List.of(text)).joined(text)).isEqualTo(whole.replace('/', '\n'));
    }

    @Test
    void aMillionLettersOrHyphensAreReadInNoTime() {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (var unit : List.of("a", "a-", "-", "a-\n", "\n", "a\n")) {
                var text = unit.repeat(1_000_000);
                Hyphens.of(List.of(text)).joined(text);
            }
        });
    }
}
