package dev.groundwork.query.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroundednessTest {

    @Test
    void whatIsQuotedIsGrounded() {
        assertThat(Groundedness.of("The sky is blue. [1]", List.of("The sky is blue.")))
                .isEqualTo(1);
    }

    @Test
    void otherFormsOfAWordCount() {
        assertThat(Groundedness.of("Drivers reported damages [1]", List.of("A driver reports damage")))
                .isEqualTo(1);
    }

    @Test
    void whatNoCitationSaysIsNot() {
        assertThat(Groundedness.of("The sky is green [1]", List.of("The sky is blue.")))
                .isEqualTo(0.5);
        assertThat(Groundedness.of("Elephants dance", List.of())).isZero();
    }
}
