package dev.groundwork.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.contracts.event.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

    @Test
    void theVersionOfAnOriginalIsItsOffsetInItsEpoch() {
        assertThat(original(Map.of(), 0).version()).isEqualTo(42);
        assertThat(original(Map.of(), 1).version()).isEqualTo((1L << 40) + 42);
        assertThat(original(Map.of(), 0).flaw()).isNull();
    }

    @Test
    void aResentRecordKeepsItsVersionAndCountsItsAttempts() {
        // Given
        var first = original(Map.of("ce_id", "1", "traceparent", "00-a-b-01"), 0);
        // When
        var resent = first.headersForResend(first.attempt() + 1);
        // Then
        assertThat(resent)
                .containsEntry("ce_id", "1")
                .containsEntry(EventHeaders.VERSION, "42")
                .containsEntry(EventHeaders.ATTEMPT, "1")
                .containsEntry(EventHeaders.PARTITION, "0")
                .doesNotContainKey("traceparent");
        var second = Delivery.retried(record(resent));
        assertThat(second.version()).isEqualTo(42);
        assertThat(second.attempt()).isEqualTo(1);
        assertThat(second.partition()).isZero();
    }

    @Test
    void anOriginalMayCarryAVersionThatLiesBeforeIt() {
        assertThat(original(Map.of(EventHeaders.VERSION, "7"), 0))
                .satisfies(redriven -> assertThat(redriven.flaw()).isNull())
                .satisfies(redriven -> assertThat(redriven.version()).isEqualTo(7));
    }

    @Test
    void anOriginalIsOfThePartitionItStandsInWhateverItClaims() {
        assertThat(original(Map.of(EventHeaders.PARTITION, "5"), 0).partition()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"43", "9223372036854775807", "99999999999999999999", "-1", "x", "", " 7", "\u0664"})
    void anOriginalThatClaimsAVersionItCannotHaveIsNoEvent(String version) {
        var delivery = original(Map.of(EventHeaders.VERSION, version), 0);
        assertThat(delivery.flaw()).isNotNull();
        assertThat(delivery.version()).isEqualTo(42);
    }

    @Test
    void onlyWhatIsSentAgainIsToBeEmbeddedAnew() {
        assertThat(original(Map.of(EventHeaders.MODEL, "next"), 0).model()).isEmpty();
        assertThat(original(Map.of(EventHeaders.MODEL, "next", EventHeaders.VERSION, "7"), 0)
                        .model())
                .contains("next");
    }

    @Test
    void anOriginalNeitherCountsAttemptsNorIsADeadLetter() {
        var delivery = original(Map.of(EventHeaders.ATTEMPT, "-5", "dead-letter-offset", "7"), 0);
        assertThat(delivery.attempt()).isZero();
        assertThat(delivery.version()).isEqualTo(42);
    }

    @Test
    void aRetryWithoutItsVersionIsRefused() {
        assertThatThrownBy(() -> Delivery.retried(record(Map.of(EventHeaders.VERSION, "x", EventHeaders.ATTEMPT, "1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Delivery original(Map<String, String> headers, int logEpoch) {
        return Delivery.original(record(headers), logEpoch);
    }

    private static ConsumerRecord<String, byte[]> record(Map<String, String> headers) {
        var record = new ConsumerRecord<>("topic", 0, 42, "key", new byte[0]);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
