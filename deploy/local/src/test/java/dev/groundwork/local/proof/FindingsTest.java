package dev.groundwork.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Findings findings = new Findings();

    @Test
    void allMustHold() {
        findings.expect("points", 5, 5);
        findings.atMost("ratio", 1.1, 1.09);

        assertThat(findings.print(new PrintStream(told))).isTrue();
        assertThat(told.toString()).contains("holds  ratio", "expected <= 1.10, found 1.09");
    }

    @Test
    void oneThatDoesNotBreaksTheProof() {
        findings.expect("points", 5, 6);
        findings.isTrue("all rejected", true);

        assertThat(findings.print(new PrintStream(told))).isFalse();
        assertThat(told.toString()).contains("BROKEN points");
    }

    @Test
    void aLimitIsPassedByTheLeastBit() {
        findings.atMost("ratio", 1.1, 1.1001);

        assertThat(findings.print(new PrintStream(told))).isFalse();
    }

    @Test
    void nothingFoundProvesNothing() {
        assertThat(findings.print(new PrintStream(told))).isFalse();
    }
}
