package dev.groundwork.ingest.event;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Continues the trace of a record. The framework does it, but for records that waited in line behind another of their key. */
public final class Traces {

    private static final TextMapGetter<ConsumerRecord<?, ?>> HEADERS = new TextMapGetter<>() {

        @Override
        public Iterable<String> keys(ConsumerRecord<?, ?> record) {
            return Arrays.stream(record.headers().toArray()).map(Header::key).toList();
        }

        @Override
        public String get(ConsumerRecord<?, ?> record, String name) {
            var header = record == null ? null : record.headers().lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    };

    private static final String TRACEPARENT = "traceparent";

    private static final TextMapGetter<String> STORED = new TextMapGetter<>() {

        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(TRACEPARENT);
        }

        @Override
        public String get(String traceparent, String name) {
            return name.equals(TRACEPARENT) ? traceparent : null;
        }
    };

    private Traces() {}

    /** The present trace as it is kept in a row, or null. */
    public static String present() {
        var headers = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, Map::put);
        return headers.get(TRACEPARENT);
    }

    /**
     * Does the work within a trace that was kept.
     *
     * @param traceparent or null
     */
    public static void within(String traceparent, Runnable work) {
        var parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, STORED);
        try (Scope scope = parent.makeCurrent()) {
            work.run();
        }
    }

    /** Does the work within the trace of its record. */
    public static void within(ConsumerRecord<?, ?> record, Runnable work) {
        if (Span.current().getSpanContext().isValid()) {
            work.run();
            return;
        }
        var parent =
                GlobalOpenTelemetry.getPropagators().getTextMapPropagator().extract(Context.root(), record, HEADERS);
        try (Scope scope = parent.makeCurrent()) {
            work.run();
        }
    }
}
