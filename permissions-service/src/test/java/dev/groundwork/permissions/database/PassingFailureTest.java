package dev.groundwork.permissions.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassingFailureTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08006", "25006", "28P01", "40P01", "53100", "55P03", "57P01", "58030", "XX000", ""})
    void anOutageOfWhateverKindMayPass(String state) {
        assertThat(PassingFailure.isPassing(statementFailed(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23505", "42P01"})
    void whatTheDatabaseSaysOfTheStatementLasts(String state) {
        assertThat(PassingFailure.isPassing(statementFailed(state))).isFalse();
    }

    @Test
    void aConnectionThatCannotBeHadMayPassWhateverTheReason() {
        assertThat(PassingFailure.isPassing(new ConnectionException(new SQLException("refused", "42501"))))
                .isTrue();
    }

    @Test
    void whatIsNoFailureOfTheDatabaseLasts() {
        assertThat(PassingFailure.isPassing(new IllegalStateException(new ConnectException("refused"))))
                .isFalse();
    }

    private static RuntimeException statementFailed(String state) {
        return new UnableToExecuteStatementException(new SQLException("failed", state), null);
    }
}
