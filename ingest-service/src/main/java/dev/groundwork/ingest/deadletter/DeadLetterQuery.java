package dev.groundwork.ingest.deadletter;

/**
 * Which dead letters are meant.
 *
 * @param cause null means any
 * @param stage null means any
 * @param redriven whether they were sent again; null means any
 */
public record DeadLetterQuery(String tenant, String cause, String stage, Boolean redriven) {

    /** What names no tenant is the default one's; what was closed is nobody's any more. The values are bound by {@code bindMethods}. */
    static final String MATCHES = """
            coalesce(tenant, 'default') = :tenant and closed_at is null and (cast(:cause as text) is null or cause = :cause)
            and (cast(:stage as text) is null or stage = :stage)
            and (cast(:redriven as boolean) is null or (redriven_at is not null) = :redriven)""";

    /** Those that wait for an operator. */
    static DeadLetterQuery open(String tenant, String cause, String stage) {
        return new DeadLetterQuery(tenant, cause, stage, false);
    }
}
