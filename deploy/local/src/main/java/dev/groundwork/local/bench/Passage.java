package dev.groundwork.local.bench;

import java.util.List;

/** What is embedded of a chunk, as the raw embedder reads it. */
record Passage(String title, List<String> headings, String text) {}
