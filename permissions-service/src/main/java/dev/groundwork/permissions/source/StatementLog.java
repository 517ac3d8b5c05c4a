package dev.groundwork.permissions.source;

/** Takes what sources say. */
public interface StatementLog {

    /** Makes the statement hold, unless one at least as new of that document was taken before. Waits while the database does not work. */
    Taken take(Statement statement);

    /** What became of a statement. */
    enum Taken {
        APPLIED,
        /** A newer one was known: a replay, or a record out of order. */
        STALE
    }
}
