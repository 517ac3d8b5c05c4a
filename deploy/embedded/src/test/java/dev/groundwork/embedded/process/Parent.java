package dev.groundwork.embedded.process;

import dev.groundwork.embedded.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A parent to be killed: starts the child its first argument names in the folder of the second, prints the child's id and waits. */
final class Parent {

    private Parent() {}

    public static void main(String[] arguments) throws InterruptedException {
        var folder = Path.of(arguments[1]);
        var child = switch (arguments[0]) {
            case "sleep" ->
                ChildProcess.start(new ChildProcess.Command(
                                "sleep", List.of("sleep", "600"), Map.of(), folder, folder.resolve("log")))
                        .id();
            case "postgres" -> PostgresServer.start(folder, 0).id();
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        System.out.println("child " + child);
        Thread.currentThread().join();
    }
}
