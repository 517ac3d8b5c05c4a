package dev.groundwork.local.suite;

import picocli.CommandLine;

/** Runs a command of this module as the whole program: what its user can mend is told in a sentence, anything else with its trace. */
public final class CommandRun {

    private CommandRun() {}

    /** @param failed the exit code when the suite cannot do what was asked */
    public static void main(Object command, String[] arguments, int failed) {
        var line = new CommandLine(command).setExecutionExceptionHandler((failure, _, _) -> {
            if (failure instanceof SuiteException told) {
                System.err.println("\n" + told.getMessage());
                return failed;
            }
            throw failure;
        });
        System.exit(line.execute(arguments));
    }
}
