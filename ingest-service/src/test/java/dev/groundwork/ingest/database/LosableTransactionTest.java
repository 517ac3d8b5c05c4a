package dev.groundwork.ingest.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.ServiceTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

@ServiceTest
class LosableTransactionTest {

    @Inject
    Database database;

    @Test
    void itsCommitAloneWaitsForNoDisk() {
        assertThat(database.inLosableTransaction(LosableTransactionTest::commit))
                .isEqualTo("off");
        assertThat(database.inTransaction(LosableTransactionTest::commit)).isEqualTo("on");
    }

    @Test
    void asAPartOfAnotherItMakesThatNoLessSafe() {
        var commit = database.inTransaction(handle -> {
            database.inLosableTransaction(part -> part.execute("select 1"));
            return commit(handle);
        });
        assertThat(commit).isEqualTo("on");
    }

    private static String commit(Handle handle) {
        return handle.createQuery("show synchronous_commit").mapTo(String.class).one();
    }
}
