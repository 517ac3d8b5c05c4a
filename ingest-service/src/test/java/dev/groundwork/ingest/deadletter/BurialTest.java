package dev.groundwork.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Source;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    void whatTheConnectorWritesComesBeforeHeadersOfTheSameNames() {
        var record = new ConsumerRecord<>("document-received-dlq", 0, 42, "key", new byte[] {1});
        List.of("7", "150").forEach(text -> {
            record.headers().add("dead-letter-offset", bytes(text));
            record.headers().add("dead-letter-partition", bytes(text));
            record.headers().add("dead-letter-reason", bytes(text));
        });
        var burial = Burial.of(record, 0);
        assertThat(burial.version()).isEqualTo(7);
        assertThat(burial.originPartition()).isEqualTo(7);
        assertThat(burial.reason()).isEqualTo("7");
    }

    @Test
    void aRecordWithoutItsValueIsOfTheDocumentThatIsItsKey() {
        var id = UUID.randomUUID();
        var record = new ConsumerRecord<>("document-received-dlq", 0, 42, id.toString(), new byte[0]);
        assertThat(Burial.of(record, 0).documentId()).isEqualTo(id);
    }

    @Test
    void aBatchWithoutItsValueSaysOfNoVersionThatItLacksAPart() {
        var id = UUID.randomUUID();
        var record = new ConsumerRecord<String, byte[]>("chunks-embedded-dlq", 0, 42, id.toString(), null);
        var burial = Burial.of(record, 0);
        assertThat(burial.documentId()).isEqualTo(id);
        assertThat(burial.version()).isNull();
        assertThat(burial.isOfTheIndex(record.topic())).isFalse();
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

    @Test
    void aBatchSaysItsVersionItself() {
        var source = new Source("wiki", "1");
        var id = DocumentIds.documentId("acme", source);
        var batch = new ChunksEmbedded("acme", id, 7, 0, 1, null, null, null, null, source, "a-model", List.of());
        var headers = Map.of(EventHeaders.VERSION, "8", "dead-letter-offset", "9");
        var burial = burial("chunks-embedded-dlq", EventJson.write(batch), headers);
        assertThat(burial.version()).isEqualTo(7);
        assertThat(burial.tenant()).isEqualTo("acme");
        assertThat(burial.documentId()).isEqualTo(id);
        assertThat(burial("chunks-embedded-dlq", new byte[] {1}, headers).version())
                .isNull();
    }

    @Test
    void aRecordLongerThanAnyOfOursIsToldOfAndNotKept() {
        var burial = burial("chunks-embedded-dlq", new byte[2 * 1024 * 1024 + 1], Map.of());
        assertThat(burial.value()).isNull();
        assertThat(burial.reason()).contains("offset 42 of partition 0 of chunks-embedded-dlq");
    }

    private static Burial burial(Map<String, String> headers) {
        return burial("document-received-dlq", new byte[0], headers);
    }

    private static Burial burial(String topic, byte[] value, Map<String, String> headers) {
        var record = new ConsumerRecord<>(topic, 0, 42, "key", value);
        headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
        return Burial.of(record, 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
