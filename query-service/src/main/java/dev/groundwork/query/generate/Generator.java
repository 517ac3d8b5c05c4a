package dev.groundwork.query.generate;

/** Makes an answer of permitted passages. What the reader may not read never comes here. */
public interface Generator {

    Generation generate(Task task);
}
