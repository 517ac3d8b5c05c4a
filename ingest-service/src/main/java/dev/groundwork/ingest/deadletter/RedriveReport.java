package dev.groundwork.ingest.deadletter;

import java.util.List;

/**
 * What became of a request to send dead letters again.
 *
 * @param matching how many were open when it began
 * @param unsendable how many of them do not say their version, so that as new events they would undo what came since, or are longer than a topic takes
 * @param redriven how many were sent
 * @param remaining how many are still to be sent: all in a dry run, else those the time did not suffice for
 * @param examples the oldest of those that match
 */
public record RedriveReport(
        String cause,
        String stage,
        boolean dryRun,
        long matching,
        long unsendable,
        long redriven,
        long remaining,
        List<DeadLetter> examples) {}
