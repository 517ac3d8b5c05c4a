package dev.groundwork.ingest.progress;

import dev.groundwork.contracts.http.Problem;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.registry.DocumentView;
import dev.groundwork.ingest.registry.StepEntry;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletionException;

/**
 * The events of a stream on their way to the reader. Each call returns when its event is written, so that a slow reader slows the stream and
 * not the memory; it throws CompletionException when he has left.
 */
class Events {

    private final SseEventSink sink;
    private final Sse sse;

    Events(SseEventSink sink, Sse sse) {
        this.sink = sink;
        this.sse = sse;
    }

    void step(StepEntry step) {
        send(json("step", step).id(Progress.id(step)));
    }

    void status(DocumentView document) {
        send(json("status", document));
    }

    void error(ErrorCode code, String detail) {
        send(json("error", Problem.of(code.status(), code.name(), code.title(), detail)));
    }

    void heartbeat() {
        send(sse.newEventBuilder().comment("still on its way"));
    }

    boolean isClosed() {
        return sink.isClosed();
    }

    private OutboundSseEvent.Builder json(String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data);
    }

    private void send(OutboundSseEvent.Builder event) {
        try {
            sink.send(event.build()).toCompletableFuture().join();
        } catch (IllegalStateException e) { // closed
            throw new CompletionException(e);
        }
    }
}
