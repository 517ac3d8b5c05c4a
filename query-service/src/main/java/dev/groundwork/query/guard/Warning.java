package dev.groundwork.query.guard;

/** What a reader should know about an answer; the names are part of the API. */
public enum Warning {
    /** Less than half of the answer's words stand in what it cites. */
    LOW_GROUNDEDNESS,
    /** A passage held text that speaks to the model; it was taken out of the prompt. */
    INSTRUCTIONS_IN_PASSAGE,
    /** The model cited passages that do not exist; those markers were taken out. */
    UNSUPPORTED_CITATION
}
