package dev.groundwork.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    static Path folder;

    static PostgresServer postgres;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start(folder, 0);
    }

    @AfterAll
    static void close() {
        postgres.close();
    }

    @Test
    void committedRowsOutliveAStopAndACrash() throws SQLException {
        // Given
        postgres.createDatabase("kept");
        execute("kept", "CREATE TABLE note (text text)");
        execute("kept", "INSERT INTO note VALUES ('before the stop')");
        // When
        postgres.stop();
        assertThat(postgres.isRunning()).isFalse();
        postgres.restart();
        execute("kept", "INSERT INTO note VALUES ('before the crash')");
        postgres.kill();
        postgres.restart();
        // Then
        assertThat(query("kept", "SELECT string_agg(text, ', ' ORDER BY text) FROM note"))
                .isEqualTo("before the crash, before the stop");
    }

    @Test
    void aDatabaseIsCreatedOnceAndOwnedByItsUser() throws SQLException {
        // Given
        postgres.createDatabase("twice");
        // When
        postgres.createDatabase("twice");
        // Then
        assertThat(
                        query(
                                "twice",
                                "SELECT pg_get_userbyid(datdba) || ' of ' || count(*) OVER () FROM pg_database WHERE datname = 'twice'"))
                .isEqualTo("groundwork of 1");
    }

    @Test
    void aNameThatIsNoWordIsRefused() {
        assertThatThrownBy(() -> postgres.createDatabase("a; DROP DATABASE b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void execute(String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl(database), PostgresServer.USER, PostgresServer.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl(database), PostgresServer.USER, PostgresServer.PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
