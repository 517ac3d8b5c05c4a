package dev.groundwork.embedded.keycloak;

import dev.groundwork.embedded.process.CacheFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder one Keycloak runs in: links to the built server, and data of its own. */
record KeycloakHome(Path folder) {

    static KeycloakHome at(Path folder) {
        return new KeycloakHome(folder.toAbsolutePath());
    }

    /** Makes the built server appear in this folder. */
    void linkTo(Path server) {
        try {
            Files.createDirectories(folder);
            for (var part : new String[] {"lib", "conf", "providers", "themes"}) {
                var link = folder.resolve(part);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, server.resolve(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak's folder " + folder, e);
        }
    }

    /** Copies the database of a seed, unless the folder holds one that came from the same seed. */
    void seedFrom(Path seed) {
        var data = folder.resolve("data");
        var origin = data.resolve("seed.txt");
        var name = seed.getFileName().toString();
        try {
            if (Files.exists(origin) && Files.readString(origin).equals(name)) {
                return;
            }
            CacheFolder.delete(data);
            var database = Path.of("h2", "keycloakdb.mv.db");
            Files.createDirectories(data.resolve(database).getParent());
            Files.copy(seed.resolve("data").resolve(database), data.resolve(database));
            Files.writeString(origin, name);
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak's folder " + folder, e);
        }
    }
}
