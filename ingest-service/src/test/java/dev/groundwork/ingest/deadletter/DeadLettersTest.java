package dev.groundwork.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.ingest.ServiceTest;
import dev.groundwork.ingest.database.Database;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@ServiceTest
class DeadLettersTest {

    @Inject
    Database database;

    @Test
    void aLetterOfATopicThatWasCreatedAnewIsAnotherOne() {
        // Given
        var record = new ConsumerRecord<>("created-anew", 0, 1, "key", new byte[0]);
        record.headers().add(EventHeaders.CAUSE, bytes("CREATED_ANEW"));
        // When
        keep(0, record);
        keep(0, record);
        keep(1, record);
        // Then
        assertThat(letters(0).oldest(DeadLetterQuery.open("default", "CREATED_ANEW", null), 10))
                .hasSize(2);
    }

    @Test
    void aLetterWhoseConsequenceFailsIsNotKeptAndComesAgain() {
        // Given
        var record = new ConsumerRecord<>("kept-whole", 0, 1, "key", new byte[0]);
        record.headers().add(EventHeaders.CAUSE, bytes("KEPT_WHOLE"));
        var query = DeadLetterQuery.open("default", "KEPT_WHOLE", null);
        var burial = Burial.of(record, 0);
        var news = new AtomicInteger();
        // When
        assertThatThrownBy(() -> letters(0).keep(record, burial, () -> {
                    throw new IllegalStateException("broken off");
                }))
                .isInstanceOf(IllegalStateException.class);
        // Then
        assertThat(letters(0).oldest(query, 10)).isEmpty();
        // When
        letters(0).keep(record, burial, news::incrementAndGet);
        letters(0).keep(record, burial, news::incrementAndGet);
        // Then
        assertThat(letters(0).oldest(query, 10)).hasSize(1);
        assertThat(news).hasValue(1);
    }

    private void keep(int logEpoch, ConsumerRecord<String, byte[]> record) {
        letters(logEpoch).keep(record, Burial.of(record, 0), () -> {});
    }

    private DeadLetters letters(int logEpoch) {
        return new DeadLetters(database, new Config(logEpoch));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Config(int logEpoch) implements DeadLetterConfig {

        @Override
        public Duration keepRedriven() {
            return SHORTEST;
        }

        @Override
        public Duration sweepEvery() {
            return SHORTEST;
        }
    }
}
