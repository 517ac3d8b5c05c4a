package dev.groundwork.query.problem;

import io.micrometer.core.instrument.MeterRegistry;

/** Lets tests without a framework count failures. */
public final class TestFailures {

    private TestFailures() {}

    public static Failures countingIn(MeterRegistry meters) {
        return new Failures(meters);
    }
}
