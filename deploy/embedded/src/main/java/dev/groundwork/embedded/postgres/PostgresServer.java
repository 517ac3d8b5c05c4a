package dev.groundwork.embedded.postgres;

import dev.groundwork.embedded.process.CacheFolder;
import dev.groundwork.embedded.process.Guard;
import dev.groundwork.embedded.process.Ports;
import dev.groundwork.embedded.process.ProcessId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A real PostgreSQL server on the loopback interface. Its folder keeps the databases from start to start; a stopped server starts again on the
 * same port. The user {@value #USER} owns the databases.
 */
public final class PostgresServer implements AutoCloseable {

    public static final String USER = "groundwork";
    public static final String PASSWORD = "groundwork";

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;
    private ProcessId process;
    private Guard guard;

    private PostgresServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts a server and waits until it answers. Port 0 takes a free one. */
    public static PostgresServer start(Path folder, int port) {
        var postgres = new PostgresServer(folder.toAbsolutePath(), Ports.freeIfZero(port));
        postgres.run();
        return postgres;
    }

    public int port() {
        return port;
    }

    /** The JDBC address of a database, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public ProcessId id() {
        return process;
    }

    public boolean isRunning() {
        return process.findRunning().isPresent();
    }

    /** Creates the database if it does not exist. Its name is a lower-case word. */
    public void createDatabase(String name) {
        if (!DATABASE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a database: " + name);
        }
        unlessFound(
                "SELECT 1 FROM pg_database WHERE datname = '" + name + "'",
                "CREATE DATABASE " + name + " OWNER " + USER);
    }

    /** Shuts the server down; open connections are cut. Does nothing when it is stopped already. */
    public void stop() {
        guard.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
        process.end(GRACE);
    }

    /** Ends the server as a crash would; the next start recovers what was committed. */
    public void kill() {
        process.findRunning().ifPresent(postmaster -> {
            var workers = postmaster.children().toList();
            postmaster.destroyForcibly();
            workers.forEach(ProcessHandle::destroyForcibly);
            postmaster.onExit().join();
            workers.forEach(worker -> worker.onExit().join());
        });
        stop();
    }

    /** Starts the server again on its port and its data, after stopping it when it runs. */
    public void restart() {
        stop();
        run();
    }

    @Override
    public void close() {
        stop();
    }

    private void run() {
        Ports.requireFree("PostgreSQL", port);
        var log = Redirect.appendTo(folder.resolve("postgres.log").toFile());
        try {
            Files.createDirectories(folder);
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(
                            CacheFolder.path().resolve("postgresql").toFile())
                    .setPort(port)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // The library trades durability for speed by default; here a commit holds.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .setPGStartupWait(START)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started in " + folder, e);
        }
        var postmaster = postmaster();
        process = ProcessId.of(postmaster);
        guard = Guard.over(postmaster, "INT");
        unlessFound(
                "SELECT 1 FROM pg_roles WHERE rolname = '" + USER + "'",
                "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
    }

    /** The library starts the server through a helper that ends; the server writes its pid into its data folder. */
    private ProcessHandle postmaster() {
        try (var lines = Files.lines(folder.resolve("data").resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL ended after its start"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unlessFound(String query, String creation) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            boolean found;
            try (var rows = statement.executeQuery(query)) {
                found = rows.next();
            }
            if (!found) {
                statement.execute(creation);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + creation.split(" PASSWORD", 2)[0], e);
        }
    }
}
