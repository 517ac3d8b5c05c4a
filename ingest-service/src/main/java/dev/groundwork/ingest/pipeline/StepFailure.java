package dev.groundwork.ingest.pipeline;

import dev.groundwork.ingest.registry.Step;

/** A step failed for no fault of the document's; the cause says whether it may pass. */
class StepFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Step step;
    private final long version;

    StepFailure(Step step, long version, Throwable cause) {
        super(cause);
        this.step = step;
        this.version = version;
    }

    Step step() {
        return step;
    }

    /** The content version that was worked on. */
    long version() {
        return version;
    }
}
