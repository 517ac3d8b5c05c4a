package dev.groundwork.ingest.extract;

import org.jboss.logging.Logger;

/** What a parser leaves behind besides its files: programs that it called. */
final class Remains {

    private Remains() {}

    /** Where the system does not list them, they go on. */
    static void endProcesses(ProcessHandle parser) {
        try {
            parser.descendants().forEach(ProcessHandle::destroyForcibly);
        } catch (RuntimeException e) {
            // The JDK's, when file descriptors are used up: the parser has to end all the same.
            // A parser's own process has no logger unless it gets here.
            Logger.getLogger(Remains.class)
                    .warnf("programs that a parser called may go on after it: %s", e.getMessage());
        }
    }
}
