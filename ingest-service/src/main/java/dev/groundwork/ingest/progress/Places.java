package dev.groundwork.ingest.progress;

import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** The places of those who watch: so many for each user, so many for all. */
@ApplicationScoped
class Places {

    private final int perUser;
    private final int most;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Places(ProgressConfig config) {
        this.perUser = config.streamsPerUser();
        this.most = config.streams();
    }

    /** @throws RequestException TOO_MANY_STREAMS when there is no place left */
    synchronized Place take(Caller caller) {
        var user = caller.tenant() + "\0" + caller.userId();
        if (all >= most || taken.getOrDefault(user, 0) >= perUser) {
            throw new RequestException(
                    ErrorCode.TOO_MANY_STREAMS, "Close a stream, or ask for the log itself from time to time.");
        }
        all++;
        taken.merge(user, 1, Integer::sum);
        return () -> leave(user);
    }

    private synchronized void leave(String user) {
        all--;
        taken.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
    }

    /** To be given back once. */
    interface Place extends AutoCloseable {

        @Override
        void close();
    }
}
