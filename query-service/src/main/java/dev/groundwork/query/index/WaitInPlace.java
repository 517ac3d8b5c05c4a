package dev.groundwork.query.index;

import dev.groundwork.query.database.DatabaseFailures;
import dev.groundwork.query.problem.Failures;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** While PostgreSQL or Qdrant fails, a write waits where it stands and tries again, for ever: nothing is lost and nothing becomes a dead letter. */
class WaitInPlace {

    static final String NAME = "wait-in-place";

    /** What Qdrant answers when the request itself is wrong; anything else may pass. */
    private static final Set<Code> FAULTS = Set.of(Code.INVALID_ARGUMENT, Code.UNIMPLEMENTED, Code.OUT_OF_RANGE);

    @Produces
    @Singleton
    @Identifier(NAME)
    Guard guard(Failures failures) {
        return Guard.create()
                .withRetry()
                .maxRetries(-1)
                .maxDuration(0, ChronoUnit.MILLIS)
                .delay(200, ChronoUnit.MILLIS)
                .jitter(100, ChronoUnit.MILLIS)
                .whenException(WaitInPlace::mayPass)
                .onRetry(() -> failures.count("index", "write_waits"))
                .withExponentialBackoff()
                .maxDelay(10, ChronoUnit.SECONDS)
                .done()
                .done()
                .build();
    }

    static boolean mayPass(Throwable failure) {
        return failure instanceof StatusRuntimeException qdrant
                ? !FAULTS.contains(qdrant.getStatus().getCode())
                : DatabaseFailures.mayPass(failure);
    }
}
