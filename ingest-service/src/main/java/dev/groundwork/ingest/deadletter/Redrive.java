package dev.groundwork.ingest.deadletter;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.ingest.event.EventSender;
import dev.groundwork.ingest.failure.Trail;
import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import dev.groundwork.ingest.registry.IndexNews;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Sends dead letters again to the topics they were read from, as they were, under their own versions: if something newer came since, nothing
 * happens. First sent, then marked, so a crash in between repeats one, which is harmless too.
 */
@ApplicationScoped
class Redrive {

    /** A request ends before a proxy gives it up; what is left is said. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Held in memory at once, up to 1.8 MB each. */
    private static final int STEP = 20;

    private static final int EXAMPLES = 100;

    private static final Logger LOG = Logger.getLogger(Redrive.class);

    private final DeadLetters deadLetters;
    private final IndexNews index;
    private final EventSender sender;

    Redrive(DeadLetters deadLetters, IndexNews index, EventSender sender) {
        this.deadLetters = deadLetters;
        this.index = index;
        this.sender = sender;
    }

    /** @throws RequestException when there is no such letter for the caller, or it cannot be sent */
    void one(Caller caller, long id) {
        var letter = deadLetters.letter(caller.tenant(), id);
        if (!letter.isSendable()) {
            throw new RequestException(
                    ErrorCode.INVALID_REQUEST,
                    "The record does not say its version, is too long to be kept, or is an access that may be old by now: have its source, or whoever sets its access, say it again.");
        }
        if (!isSent(caller, letter)) {
            throw new RequestException(
                    ErrorCode.INVALID_REQUEST,
                    "The record is longer than its topic takes: have its source send it again, shorter.");
        }
    }

    /** Sends all open letters of a cause, the oldest first, or says in a dry run which they are. */
    RedriveReport all(Caller caller, RedriveRequest request) {
        var query = DeadLetterQuery.open(caller.tenant(), request.cause(), request.stage());
        var open = deadLetters.count(query);
        var examples = deadLetters.oldest(query, EXAMPLES);
        var sent = request.isDryRun() ? Sent.NOTHING : send(caller, query, open.newestId());
        LOG.infof(
                "%s redrives cause %s, stage %s%s: %d of %d open dead letters sent",
                caller.userId(),
                request.cause(),
                request.stage() == null ? "any" : request.stage(),
                request.isDryRun() ? " (dry run)" : "",
                (Object) sent.letters(),
                open.count());
        return new RedriveReport(
                request.cause(),
                request.stage(),
                request.isDryRun(),
                open.count(),
                open.unsendable() + sent.tooLong(),
                sent.letters(),
                Math.max(0, open.count() - open.unsendable() - sent.tooLong() - sent.letters()),
                examples);
    }

    /** @param last what fails again comes back as a new letter behind this one, and is not sent in a circle */
    private Sent send(Caller caller, DeadLetterQuery query, long last) {
        var end = Instant.now().plus(LONGEST);
        var sent = Sent.NOTHING;
        var after = 0L;
        List<DeadLetter.Raw> step;
        do {
            step = deadLetters.sendable(query, after, last, STEP);
            for (var letter : step) {
                sent = sent.and(isSent(caller, letter));
                after = letter.id();
            }
        } while (step.size() == STEP && Instant.now().isBefore(end));
        return sent;
    }

    /** A letter that can never be sent, being longer than records may be, must not stand in the way of those behind it. */
    private boolean isSent(Caller caller, DeadLetter.Raw letter) {
        try {
            send(caller, letter);
            return true;
        } catch (RecordTooLargeException e) {
            LOG.warnf("dead letter %d cannot be sent again: %s", (Object) letter.id(), Trail.classes(e));
            return false;
        }
    }

    private void send(Caller caller, DeadLetter.Raw letter) {
        var topic = Topics.originOf(letter.topic());
        var headers = EventHeaders.of(topic, "ingest-service", Instant.now());
        headers.putAll(EventHead.parse(letter.headers()));
        headers.put(EventHeaders.VERSION, Long.toString(letter.version()));
        if (letter.originPartition() != null) {
            headers.put(EventHeaders.PARTITION, letter.originPartition().toString());
        }
        sender.send(topic, letter.originPartition(), letter.recordKey(), letter.value(), headers);
        deadLetters.redriven(letter.id());
        if (topic.equals(Topics.CHUNKS_EMBEDDED)) {
            // Where it was refused again meanwhile, another letter says so.
            index.awaited(letter.documentId(), letter.version(), () -> !deadLetters.hasOther(letter));
        }
        LOG.infof(
                "dead letter %d redriven by %s: document %s, version %d, %s in %s",
                (Object) letter.id(),
                caller.userId(),
                letter.documentId(),
                letter.version(),
                letter.cause(),
                letter.stage());
    }

    /** @param tooLong how many their topic does not take */
    private record Sent(int letters, int tooLong) {

        static final Sent NOTHING = new Sent(0, 0);

        Sent and(boolean isSent) {
            return isSent ? new Sent(letters + 1, tooLong) : new Sent(letters, tooLong + 1);
        }
    }
}
