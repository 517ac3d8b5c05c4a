package dev.groundwork.ingest.event;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads the headers of a record, which anyone who may write to its topic has set. */
public final class Headers {

    /** Fewer digits than a long can overflow in. */
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}");

    private Headers() {}

    /** All that have a value, the last of each name. */
    public static Map<String, String> of(ConsumerRecord<?, ?> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return headers;
    }

    /** The number from 0 that the last header of this name holds; empty when there is none. */
    public static OptionalLong number(ConsumerRecord<?, ?> record, String name) {
        return number(record.headers().lastHeader(name));
    }

    /** The number from 0 that the first header of this name holds; empty when there is none. */
    public static OptionalLong firstNumber(ConsumerRecord<?, ?> record, String name) {
        return number(firstHeader(record, name));
    }

    /** The text of the first header of this name, or null. */
    public static String first(ConsumerRecord<?, ?> record, String name) {
        return text(firstHeader(record, name));
    }

    private static Header firstHeader(ConsumerRecord<?, ?> record, String name) {
        var headers = record.headers().headers(name).iterator();
        return headers.hasNext() ? headers.next() : null;
    }

    private static OptionalLong number(Header header) {
        var text = text(header);
        return text != null && DECIMAL.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    private static String text(Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
