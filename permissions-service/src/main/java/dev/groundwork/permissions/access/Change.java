package dev.groundwork.permissions.access;

/** What a source's statement does to a document. */
sealed interface Change {

    /** How the document stands afterwards. */
    Standing next();

    /** Nothing: a statement at least as new was taken before. */
    record Stale(Standing next) implements Change {}

    /** There is new content, and the access of that content. */
    record Opens(Standing next) implements Change {}

    /** The newest content has another access. */
    record Amends(Standing next) implements Change {}

    /** The document is gone; what was said of its contents, overrides too, holds no more. */
    record Deletes(Standing next) implements Change {}

    /** There is no content to speak of, or it is a member's, which has no access of its own; only the version is noted, so that nothing older comes after it. */
    record Notes(Standing next) implements Change {}
}
