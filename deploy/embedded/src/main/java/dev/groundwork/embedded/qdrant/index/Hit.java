package dev.groundwork.embedded.qdrant.index;

/** A point found by a search: its slot in the segment and its score. */
public record Hit(int slot, float score) {}
