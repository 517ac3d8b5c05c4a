package dev.groundwork.query.generation;

import java.util.List;

/** All kept generations, the oldest first. */
public record GenerationList(List<GenerationView> items) {

    public GenerationList {
        items = List.copyOf(items);
    }
}
