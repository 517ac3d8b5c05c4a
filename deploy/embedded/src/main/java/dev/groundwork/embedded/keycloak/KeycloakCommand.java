package dev.groundwork.embedded.keycloak;

import dev.groundwork.embedded.process.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The command lines of {@code kc.sh}, without the shell between, which would be the process in place of the JVM. */
record KeycloakCommand(Path home) {

    private static final List<String> MEMORY = List.of(
            "-Xms64m",
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+ExitOnOutOfMemoryError");

    private static final List<String> ACCESS = List.of(
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    static KeycloakCommand in(Path home) {
        return new KeycloakCommand(home.toAbsolutePath());
    }

    ChildProcess.Command build() {
        return command("Building Keycloak", "build", "--db=dev-file");
    }

    ChildProcess.Command importRealm(Path file) {
        return command("Importing a realm into Keycloak", "import", "--optimized", "--file=" + file);
    }

    /** The fixed host name makes the issuer the same, whichever name a caller uses. */
    ChildProcess.Command start(int port) {
        return command(
                "Keycloak",
                "start",
                "--optimized",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://127.0.0.1:" + port);
    }

    private ChildProcess.Command command(String name, String... arguments) {
        var line = new ArrayList<String>();
        line.add(ChildProcess.java());
        line.addAll(MEMORY);
        line.addAll(ACCESS);
        line.addAll(List.of(
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-cp",
                home.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        line.addAll(Arrays.asList(arguments));
        return new ChildProcess.Command(name, line, Map.of(), home, home.resolve("keycloak.log"));
    }
}
