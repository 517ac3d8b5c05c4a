package dev.groundwork.query.answer;

import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/**
 * An answer as server-sent events: {@code citations}, {@code text} in pieces, {@code answer} whole; or {@code deferred}. It is checked and audited before the first byte, and
 * checked again each second for as long as the reader takes; what he may not read any more ends the stream with {@code error}.
 */
@ApplicationScoped
class AnswerStream {

    /** Behind each sentence or line, so that the pieces together are the text. */
    private static final Pattern PIECE = Pattern.compile("(?<=\\n|[.!?] )");

    private final AnswerConfig config;
    private final Results results;

    AnswerStream(AnswerConfig config, Results results) {
        this.config = config;
        this.results = results;
    }

    /** Returns at the end of the answer, or when the reader has left. */
    void send(Outcome outcome, SseEventSink sink, Sse sse) {
        try (sink) {
            switch (outcome) {
                case Outcome.Ready(var answer, var documents) -> send(answer, documents, new Events(sink, sse));
                case Outcome.Deferred(var id, var retryAfter) ->
                    new Events(sink, sse).send("deferred", Receipt.of(id, retryAfter.toSeconds()));
            }
        } catch (CompletionException e) { // the reader went away: nobody is left to tell
            Log.debugf("a stream ended early: %s", e.getCause());
        }
    }

    private void send(Answer answer, List<DocumentVersion> documents, Events events) {
        try {
            var access = new Access(documents);
            events.send("citations", answer.citations());
            for (var piece : PIECE.split(answer.answer())) {
                access.check();
                events.send("text", Map.of("text", piece));
            }
            access.check();
            events.send("answer", answer);
        } catch (QueryException e) {
            events.send("error", e.code().problem(e.getMessage()));
        }
    }

    /** The right to read what the answer rests on, which was checked a moment before the first event. */
    private final class Access {

        private final List<DocumentVersion> documents;
        private Deadline nextCheck = Deadline.in(config.streamCheck());

        Access(List<DocumentVersion> documents) {
            this.documents = documents;
        }

        /** Before each event, so that one the reader let wait does not go out after a revocation. */
        void check() {
            if (!nextCheck.isOver()) {
                return;
            }
            if (!results.mayRead(documents)) {
                throw new QueryException(ErrorCode.NOT_FOUND, "What the answer rests on may not be read any more.");
            }
            nextCheck = Deadline.in(config.streamCheck());
        }
    }

    private record Events(SseEventSink sink, Sse sse) {

        /** Returns once it is written, so that a slow reader slows the stream and not the memory. */
        void send(String name, Object data) {
            var event = sse.newEventBuilder()
                    .name(name)
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(data)
                    .build();
            if (sink.isClosed()) {
                throw new CompletionException(new IllegalStateException("closed"));
            }
            try {
                sink.send(event).toCompletableFuture().join();
            } catch (IllegalStateException e) { // closed since
                throw new CompletionException(e);
            }
        }
    }
}
