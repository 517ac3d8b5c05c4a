package dev.groundwork.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.ingest.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@ServiceTest
class OpenGaugeTest {

    @Inject
    DeadLetters deadLetters;

    @Inject
    OpenGauge gauge;

    @Inject
    MeterRegistry metrics;

    @Test
    void openLettersAreMeasuredByCauseDownToNone() {
        // Given
        keep(1);
        keep(2);
        // When
        gauge.measure();
        var before = measured();
        var query = DeadLetterQuery.open("default", "MEASURED", null);
        var letters = deadLetters.oldest(query, 2);
        deadLetters.redriven(letters.getFirst().id());
        deadLetters.close(letters.getLast().id());
        gauge.measure();
        // Then
        assertThat(before).isEqualTo(2);
        assertThat(measured()).isZero();
    }

    private double measured() {
        return metrics.get("groundwork.dead.letters.open")
                .tag("cause", "MEASURED")
                .gauge()
                .value();
    }

    private void keep(long offset) {
        var record = new ConsumerRecord<>("measured", 0, offset, "key", new byte[0]);
        record.headers().add(EventHeaders.CAUSE, "MEASURED".getBytes(StandardCharsets.UTF_8));
        deadLetters.keep(record, Burial.of(record, 0), () -> {});
    }
}
