package dev.groundwork.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.ServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@ServiceTest
class KeyRetentionTest {

    @Inject
    KeyRetention retention;

    @Inject
    DataSource database;

    @Test
    void aKeyIsForgottenAWeekAfterItsFirstUseAndNotBefore() throws SQLException {
        // Given more than go at once
        keep("old-", 2_001, "7 days 1 hour");
        keep("young-", 1, "6 days 23 hours");
        // When
        retention.sweep();
        // Then
        assertThat(left()).containsExactly("young-1");
    }

    private void keep(String prefix, int count, String ago) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into idempotency_key (tenant, user_id, key, request_hash, external_id, created_at)
                    select 'default', 'sweeper', '%s' || number, '', '', now() - interval '%s'
                    from generate_series(1, %d) as number""".formatted(prefix, ago, count));
        }
    }

    private List<String> left() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select key from idempotency_key where user_id = 'sweeper'")) {
            var keys = new ArrayList<String>();
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
            return keys;
        }
    }
}
