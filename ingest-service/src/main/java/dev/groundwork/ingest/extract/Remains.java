package dev.groundwork.ingest.extract;

/** What a parser leaves behind besides its files: programs that it called. */
final class Remains {

    private Remains() {}

    static void endProcesses(ProcessHandle parser) {
        parser.descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
