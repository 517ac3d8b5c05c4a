package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.scratch.Scratch;
import dev.groundwork.ingest.text.ExtractedText;
import java.nio.file.Path;

/** A text with the files of its parts, which are there until it is closed. */
public record Reading(ExtractedText text, Path folder) implements AutoCloseable {

    @Override
    public void close() {
        Scratch.delete(folder);
    }
}
