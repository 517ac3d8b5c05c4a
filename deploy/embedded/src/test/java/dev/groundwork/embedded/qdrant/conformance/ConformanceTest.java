package dev.groundwork.embedded.qdrant.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.groundwork.embedded.fixture.QdrantTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * What Qdrant does, told once and asked of every target. The server may hold other collections, and may be Qdrant itself:
 * what is true of the embedded one only has its place elsewhere.
 */
@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(Targets.class)
abstract class ConformanceTest {

    static QdrantTester qdrant;

    @Parameter
    QdrantTarget target;

    @BeforeParameterizedClassInvocation
    static void connect(QdrantTarget target) {
        if (target.absence().isEmpty()) {
            qdrant = new QdrantTester(target);
        }
    }

    /** Each test by itself, so that the report counts and explains what was skipped. */
    @BeforeEach
    void skipWithoutServer() {
        assumeTrue(
                target.absence().isEmpty(),
                () -> "No " + target + " Qdrant: " + target.absence().orElseThrow());
    }

    @AfterParameterizedClassInvocation
    static void tidy(QdrantTarget target) {
        if (target.absence().isEmpty()) {
            qdrant.deleteCollections();
            qdrant.close();
        }
    }
}
