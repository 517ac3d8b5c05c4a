package dev.groundwork.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.contracts.event.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    @Test
    void theVersionOfAnOriginalIsItsOffsetInItsEpoch() {
        assertThat(Delivery.of(record(Map.of()), 0).version()).isEqualTo(42);
        assertThat(Delivery.of(record(Map.of()), 1).version()).isEqualTo((1L << 40) + 42);
    }

    @Test
    void aResentRecordKeepsItsVersionAndCountsItsAttempts() {
        // Given
        var first = Delivery.of(record(Map.of("ce_id", "1", "traceparent", "00-a-b-01")), 0);
        // When
        var resent = first.headersForResend(first.attempt() + 1);
        // Then
        assertThat(resent)
                .containsEntry("ce_id", "1")
                .containsEntry(EventHeaders.VERSION, "42")
                .containsEntry(EventHeaders.ATTEMPT, "1")
                .doesNotContainKey("traceparent");
        var second = Delivery.of(record(resent), 3);
        assertThat(second.version()).isEqualTo(42);
        assertThat(second.attempt()).isEqualTo(1);
    }

    @Test
    void aDeadLetterOfTheConnectorHasTheVersionOfWhereItStood() {
        assertThat(Delivery.of(record(Map.of("dead-letter-offset", "7")), 0).version())
                .isEqualTo(7);
    }

    @Test
    void aVersionThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> Delivery.of(record(Map.of(EventHeaders.VERSION, "x")), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ConsumerRecord<String, byte[]> record(Map<String, String> headers) {
        var record = new ConsumerRecord<>("topic", 0, 42, "key", new byte[0]);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
