package dev.groundwork.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.Answer.Status;
import dev.groundwork.contracts.http.Answer.Timings;
import dev.groundwork.contracts.http.Answer.Usage;
import dev.groundwork.contracts.http.DocumentVersion;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;

class AnswerStreamTest {

    /** Every event is checked. */
    private static final AnswerConfig CONFIG = new Config(Duration.ZERO);

    private final Sink sink = new Sink();
    private boolean readable = true;

    @Test
    void anAnswerThatStaysReadableStreamsWhole() {
        send();
        assertThat(sink.events).containsExactly("citations", "text", "text", "answer");
    }

    @Test
    void aRevocationWhileTheReaderLetTheFirstEventWaitEndsTheStream() {
        sink.after(1, () -> readable = false);
        send();
        assertThat(sink.events).containsExactly("citations", "error");
    }

    @Test
    void aRevocationBeforeTheWholeAnswerHoldsItBack() {
        sink.after(3, () -> readable = false);
        send();
        assertThat(sink.events).containsExactly("citations", "text", "text", "error");
    }

    @Test
    void whoLeavesIsNotWrittenTo() {
        sink.after(2, sink::close);
        send();
        assertThat(sink.events).containsExactly("citations", "text");
    }

    private void send() {
        var answer = new Answer(
                UUID.randomUUID(),
                Status.ANSWERED,
                "One. Two.",
                List.of(),
                List.of(),
                List.of(),
                1.0,
                "extractive",
                false,
                new Usage(0, 0, BigDecimal.ZERO),
                new Timings(0, 0, 0, 0));
        var documents = List.of(new DocumentVersion(UUID.randomUUID(), 1));
        new AnswerStream(CONFIG, new ReadableResults()).send(new Outcome.Ready(answer, documents), sink, new SseImpl());
    }

    private record Config(Duration streamCheck) implements AnswerConfig {

        @Override
        public Duration deadline() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int maxQuestionCharacters() {
            return 100;
        }

        @Override
        public int defaultTopK() {
            return 5;
        }

        @Override
        public int maxTopK() {
            return 10;
        }

        @Override
        public Duration keep() {
            return Duration.ofDays(1);
        }
    }

    /** Knows the access of now, and nothing else. */
    private final class ReadableResults extends Results {

        ReadableResults() {
            super(CONFIG, null, null, null);
        }

        @Override
        boolean mayRead(Collection<DocumentVersion> documents) {
            return readable;
        }
    }

    /** A reader who takes every event at once, until he leaves. */
    private static final class Sink implements SseEventSink {

        private final List<String> events = new ArrayList<>();
        private int count;
        private Runnable then = () -> {};
        private boolean closed;

        void after(int events, Runnable then) {
            this.count = events;
            this.then = then;
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            if (closed) {
                throw new IllegalStateException("Already closed");
            }
            events.add(event.getName());
            if (events.size() == count) {
                then.run();
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
