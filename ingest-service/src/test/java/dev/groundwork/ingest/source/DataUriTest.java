package dev.groundwork.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataUriTest {

    @Test
    void percentEncodedTextKeepsItsPlus() {
        var uri = DataUri.parse("data:text/plain;charset=utf-8,1+1%20is%202%C2%B9");
        assertThat(new String(uri.bytes(), StandardCharsets.UTF_8)).isEqualTo("1+1 is 2¹");
        assertThat(uri.mediaType()).isEqualTo("text/plain;charset=utf-8");
    }

    @Test
    void base64IsDecodedAndNoTypeIsNoHint() {
        var uri = DataUri.parse("data:;base64,aGVsbG8=");
        assertThat(uri.bytes()).asString().isEqualTo("hello");
        assertThat(uri.mediaType()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aGVs%0D%0AbG8=%0d%0a", "aGVs\r\n\tbG8 =\n", "%20aG%09VsbG8%3D "})
    void base64MayBeBrokenIntoLines(String broken) {
        assertThat(DataUri.parse("data:;base64," + broken).bytes()).asString().isEqualTo("hello");
    }

    @Test
    void whiteSpaceOfTextStays() {
        assertThat(DataUri.parse("data:,one%0D%0Atwo three").bytes()).asString().isEqualTo("one\r\ntwo three");
    }

    @Test
    void everyEscapeIsAByteWhateverTheyMakeTogether() {
        assertThat(DataUri.parse("data:image/jpeg,%FF%D8%ff%00a").bytes()).containsExactly(0xFF, 0xD8, 0xFF, 0x00, 'a');
        assertThat(DataUri.parse("data:;base64,aGVsbG8%3D").bytes()).asString().isEqualTo("hello");
    }

    @Test
    void whatIsNotEscapedIsUtf8() {
        assertThat(new String(DataUri.parse("data:,\u00fc+\u20ac").bytes(), StandardCharsets.UTF_8))
                .isEqualTo("\u00fc+\u20ac");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:no-comma",
                "data:,%zz",
                "data:,%C3%",
                "data:,%-1",
                "data:;base64,aGV*bG8=",
                "data:;base64,aGVs%0BbG8=",
                "data:;base64,aGVs\u00a0bG8=",
                "data:;base64,aGVs-_8=",
                "data:;base64,aGVs%00bG8=",
                "data:;base64,a"
            })
    void whatIsMalformedIsRejected(String uri) {
        assertThatThrownBy(() -> DataUri.parse(uri)).isInstanceOf(RejectedException.class);
    }
}
