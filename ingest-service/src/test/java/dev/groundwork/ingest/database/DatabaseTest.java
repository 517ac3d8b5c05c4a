package dev.groundwork.ingest.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.MappingException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23505", "42601", "54000", "XX000"})
    void whatIsWrongWithTheStatementStaysWrong(String state) {
        assertThat(Database.isPassing(failure(state))).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08006", "25006", "28P01", "3D000", "40P01", "53300", "55P03", "57P01", "58030", "?"})
    void whatIsWrongWithTheServerMayPass(String state) {
        assertThat(Database.isPassing(failure(state))).isTrue();
    }

    @Test
    void whatNoServerSaidIsOurs() {
        assertThat(Database.isPassing(new MappingException("no such column"))).isFalse();
    }

    private static JdbiException failure(String state) {
        return new TransactionException("failed", new SQLException("failed", state));
    }
}
