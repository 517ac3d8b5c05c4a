package dev.groundwork.query.permission;

import dev.groundwork.contracts.http.CheckRequest;
import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.problem.NoTimeLeftException;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The guarded calls. Hence no fallback: without an answer nothing is shown, never something unfiltered. */
@ApplicationScoped
class PermissionsClient {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final PermissionsApi api;

    PermissionsClient(@RestClient PermissionsApi api) {
        this.api = api;
    }

    @Retry(
            maxRetries = 2,
            delay = 50,
            jitter = 25,
            maxDuration = 4000,
            abortOn = {RefusedException.class, BulkheadException.class, NoTimeLeftException.class})
    @CircuitBreaker(
            requestVolumeThreshold = 20,
            delay = 2000,
            skipOn = {RefusedException.class, BulkheadException.class, NoTimeLeftException.class})
    @CircuitBreakerName("permissions-me")
    @Bulkhead(64)
    Reader me(String authorization, Deadline deadline) {
        return inTime(api.me(authorization), deadline);
    }

    @Retry(
            maxRetries = 2,
            delay = 50,
            jitter = 25,
            maxDuration = 4000,
            abortOn = {RefusedException.class, BulkheadException.class, NoTimeLeftException.class})
    @CircuitBreaker(
            requestVolumeThreshold = 20,
            delay = 2000,
            skipOn = {RefusedException.class, BulkheadException.class, NoTimeLeftException.class})
    @CircuitBreakerName("permissions-checks")
    @Bulkhead(64)
    CheckResult checks(String authorization, CheckRequest request, Deadline deadline) {
        return inTime(api.checks(authorization, request), deadline);
    }

    /** Each try may take its time, and all of them together no more than the request has left. */
    private static <T> T inTime(Uni<T> call, Deadline deadline) {
        deadline.require();
        try {
            return call.await().atMost(deadline.atMost(LONGEST));
        } catch (TimeoutException e) {
            deadline.require(); // it was the reader's time that ended
            throw e;
        }
    }
}
