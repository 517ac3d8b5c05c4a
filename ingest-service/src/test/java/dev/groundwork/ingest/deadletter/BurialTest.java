package dev.groundwork.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BurialTest {

    @Test
    void aDeadLetterOfTheConnectorHasTheVersionOfWhereItStood() {
        assertThat(burial(Map.of("dead-letter-offset", "7")).version()).isEqualTo((1L << 40) + 7);
        assertThat(burial(Map.of("dead-letter-offset", "7", EventHeaders.VERSION, "3"))
                        .version())
                .isEqualTo(3);
    }

    @Test
    void aDeadLetterGoesBackToThePartitionOfItsVersion() {
        assertThat(burial(Map.of(EventHeaders.VERSION, "3", EventHeaders.PARTITION, "5", "dead-letter-partition", "1"))
                        .originPartition())
                .isEqualTo(5);
        assertThat(burial(Map.of("dead-letter-offset", "7", "dead-letter-partition", "2"))
                        .originPartition())
                .isEqualTo(2);
        assertThat(burial(Map.of(EventHeaders.VERSION, "3", EventHeaders.PARTITION, "99999"))
                        .originPartition())
                .isNull();
    }

    @Test
    void aVersionThatIsNoNumberIsUnknown() {
        assertThat(burial(Map.of(EventHeaders.VERSION, "x", "dead-letter-offset", "7"))
                        .version())
                .isNull();
        assertThat(burial(Map.of("dead-letter-offset", "999999999999999999")).version())
                .isNull();
        assertThat(burial(Map.of()).version()).isNull();
    }

    @Test
    void whatTheDatabaseDoesNotTakeIsLeftOut() {
        var burial = burial(Map.of(EventHeaders.STAGE, "re\0ceive", EventHeaders.ATTEMPT, "many"));
        assertThat(burial.stage()).isEqualTo("receive");
        assertThat(burial.attempt()).isZero();
        assertThat(Burial.storable("half \ud800")).isEqualTo("half ?");
    }

    @Test
    void aHeaderOfAnyLengthFitsItsColumn() {
        var burial = burial(Map.of(EventHeaders.CAUSE, "C".repeat(8_000), EventHeaders.STAGE, "s".repeat(8_000)));
        assertThat(burial.cause()).hasSize(200);
        assertThat(burial.stage()).hasSize(200);
    }

    @Test
    void theHeadersOfTheEventAreKeptAndThoseOfItsWayAreNot() {
        var headers = new HashMap<>(Map.of("ce_id", "1", EventHeaders.MODEL, "next\0", "ce_long", "l".repeat(8_000)));
        headers.putAll(Map.of("traceparent", "00-a", EventHeaders.STAGE, "embed", EventHeaders.VERSION, "7"));
        assertThat(EventHead.parse(burial(headers).headers()))
                .isEqualTo(Map.of("ce_id", "1", EventHeaders.MODEL, "next"));
        headers.remove(EventHeaders.VERSION);
        assertThat(EventHead.parse(burial(headers).headers())).isEqualTo(Map.of("ce_id", "1"));
    }

    private static Burial burial(Map<String, String> headers) {
        var record = new ConsumerRecord<>("topic", 0, 42, "key", new byte[0]);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return Burial.of(record, 1);
    }
}
