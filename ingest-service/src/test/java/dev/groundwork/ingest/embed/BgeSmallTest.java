package dev.groundwork.ingest.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.groundwork.ingest.ServiceTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class BgeSmallTest {

    @Inject
    BgeSmall model;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Revenue",
                "Total net sales increased 2% during the third quarter of 2022.\n|  iPhone  |  40,665  |  39,570  |",
                "中文 é [SEP] \u0000 unaffordableunaffordable"
            })
    void aTextHasTheVectorOfTheLibrarysEncoder(String text) throws IOException {
        var vector = model.vector(text);

        assertThat(vector).hasSize(BgeSmall.DIMENSIONS);
        assertThat(vector).containsExactly(new RawSpeed.Library().vector(text), within(1e-6f));
    }

    @Test
    void theLongestTextIsReadWhole() throws IOException {
        var text = "word ".repeat(510);

        assertThat(model.tokens(text)).isEqualTo(510);
        assertThat(model.vector(text)).containsExactly(new RawSpeed.Library().vector(text), within(1e-6f));
    }

    @Test
    void aLongerTextIsNotCutSilently() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.vector("word ".repeat(511)))
                .withMessageContaining("513 tokens");
    }
}
