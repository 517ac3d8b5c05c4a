package dev.groundwork.ingest.deadletter;

import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.problem.RequestException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Gives up a dead letter that is not to be sent again: {@code groundwork.dead.letters.closed}. The log says who did it. */
@ApplicationScoped
class Closing {

    private static final Logger LOG = Logger.getLogger(Closing.class);

    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;

    Closing(DeadLetters deadLetters, MeterRegistry metrics) {
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /** @throws RequestException when there is no such letter for the caller */
    void close(Caller caller, long id) {
        var letter = deadLetters.letter(caller.tenant(), id);
        if (deadLetters.close(id)) {
            metrics.counter("groundwork.dead.letters.closed").increment();
            LOG.infof(
                    "dead letter %d of %s closed by %s: document %s, version %d, %s in %s",
                    (Object) id,
                    letter.topic(),
                    caller.userId(),
                    letter.documentId(),
                    letter.version(),
                    letter.cause(),
                    letter.stage());
        }
    }
}
