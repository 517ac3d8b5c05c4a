package dev.groundwork.ingest.text;

/**
 * What a file is.
 *
 * @param mediaType what its bytes say, and what it is read as
 * @param otherByName what its name says, when that is something else; else null
 */
public record FileType(String mediaType, String otherByName) {}
