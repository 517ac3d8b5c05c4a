package dev.groundwork.ingest.chunk;

record Limits(int maxTokens, int minTokens) implements ChunkConfig {}
