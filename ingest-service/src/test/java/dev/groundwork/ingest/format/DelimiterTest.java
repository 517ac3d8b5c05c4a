package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimiterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a,b,c;d~COMMA",
                "a;b;c,d~SEMICOLON",
                "a|b~PIPE",
                "'a\tb'~TAB",
                "alone~COMMA",
                "a,b;c~COMMA",
                "Sales, costs, fees//a;b/1;2~SEMICOLON",
                "Name, first;Name, last;City/Ann;Ray;Rome~SEMICOLON",
                "a;b/1,5;2,5/1,7;2,8~SEMICOLON",
                "1,5;2,5/1,7;2,8~SEMICOLON",
                "1,2,3/4,5,6~COMMA",
                "a,b/\"x;y;z\",1/\"x;\"\"/;z\",2~COMMA",
                "sep=;/a,b;c~SEMICOLON",
                "\ufeffsep=\t/a,b\tc,d~TAB",
                "sep=/a,b~COMMA"
            })
    void theCandidateThatStandsAsOftenInMostLinesPartsTheColumns(String lines, Delimiter expected) {
        assertThat(Delimiter.of(lines.replace("/", "\r\n"))).isEqualTo(expected);
    }
}
