package dev.groundwork.ingest.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.UnavailableException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OriginalEventsTest {

    private static final TopicPartition PARTITION = new TopicPartition("document-received", 0);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");

    @BeforeEach
    void begin() {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void aBrokerThatSendsNothingInTimeSaysNothingOfARecord() {
        assertThatThrownBy(() -> OriginalEvents.at(consumer, PARTITION, 7))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.dependency()).isEqualTo(Dependency.KAFKA));
    }

    @Test
    void aRecordIsFoundWhereItStands() {
        answer(7);
        assertThat(OriginalEvents.at(consumer, PARTITION, 7)).isPresent();
    }

    @Test
    void whereOnlyLaterOnesStandThereIsNone() {
        answer(8);
        assertThat(OriginalEvents.at(consumer, PARTITION, 7)).isEmpty();
    }

    @Test
    void aMarkThatIsPassedOverIsNoRecord() {
        consumer.schedulePollTask(() -> consumer.seek(PARTITION, 8));
        assertThat(OriginalEvents.at(consumer, PARTITION, 7)).isEmpty();
    }

    private void answer(long offset) {
        consumer.schedulePollTask(
                () -> consumer.addRecord(new ConsumerRecord<>("document-received", 0, offset, "key", new byte[0])));
    }
}
