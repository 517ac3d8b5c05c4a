package dev.groundwork.embedded.keycloak;

import dev.groundwork.embedded.process.CacheFolder;
import dev.groundwork.embedded.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipFile;

/**
 * Keycloak as Maven delivers it, and what is made of it once per machine: the built server, and for each realm a database that holds the
 * schema and the imported realm. An empty schema is what a first start is slow for.
 */
record Distribution(Path zip, String version) {

    static Distribution ofThisBuild() {
        return new Distribution(Path.of(resource("distribution.path")), resource("distribution.version"));
    }

    /** The folder of the built server; the first call unpacks and builds it, in about a minute. */
    Path builtServer(Consumer<String> progress) {
        return CacheFolder.once("keycloak-" + version, home -> {
            progress.accept("Keycloak " + version + ": unpacking (once on this machine)");
            unzip(home);
            progress.accept("Keycloak " + version + ": building (once on this machine, about 30 s)");
            run(KeycloakCommand.in(home).build());
        });
    }

    /** The folder with the database of a realm; the first call imports the realm, in about 20 s. */
    Path seed(Path server, Realm realm, Consumer<String> progress) {
        return CacheFolder.once("keycloak-" + version + "-" + realm.name() + "-" + realm.hash(), home -> {
            progress.accept("Keycloak " + version + ": importing realm " + realm.name()
                    + " (once for this realm file, about 15 s)");
            KeycloakHome.at(home).linkTo(server);
            run(KeycloakCommand.in(home).importRealm(realm.file()));
        });
    }

    private static void run(ChildProcess.Command command) {
        var process = ChildProcess.start(command);
        int code = process.onExit().join();
        if (code != 0) {
            throw new IllegalStateException(command.name() + " failed with " + code + ":\n" + process.logEnd());
        }
    }

    /** Unpacks without the zip's only top folder. */
    private void unzip(Path home) {
        try (var files = new ZipFile(zip.toFile())) {
            for (var entry : files.stream().filter(file -> !file.isDirectory()).toList()) {
                var inside = Path.of(entry.getName());
                var target =
                        home.resolve(inside.subpath(1, inside.getNameCount())).normalize();
                Files.createDirectories(target.getParent());
                try (var content = files.getInputStream(entry)) {
                    Files.copy(content, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak's distribution " + zip, e);
        }
    }

    private static String resource(String name) {
        try (var content = Distribution.class.getResourceAsStream(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
