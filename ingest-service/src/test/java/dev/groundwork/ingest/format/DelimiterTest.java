package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimiterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"a,b,c;d~COMMA", "a;b;c,d~SEMICOLON", "a|b~PIPE", "'a\tb'~TAB", "alone~COMMA", "a,b;c~COMMA"})
    void theCandidateThatStandsMostOftenPartsTheColumns(String line, Delimiter expected) {
        assertThat(Delimiter.of(line)).isEqualTo(expected);
    }
}
