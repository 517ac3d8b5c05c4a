package dev.groundwork.query.permission;

import dev.groundwork.contracts.http.CheckRequest;
import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.Reader;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The guarded calls. Hence no fallback: without an answer nothing is shown, never something unfiltered. */
@ApplicationScoped
class PermissionsClient {

    private final PermissionsApi api;

    PermissionsClient(@RestClient PermissionsApi api) {
        this.api = api;
    }

    @Timeout(2000)
    @Retry(maxRetries = 2, delay = 50, jitter = 25, maxDuration = 4000, abortOn = RefusedException.class)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 2000, skipOn = RefusedException.class)
    @CircuitBreakerName("permissions-me")
    @Bulkhead(64)
    Reader me(String authorization) {
        return api.me(authorization);
    }

    @Timeout(2000)
    @Retry(maxRetries = 2, delay = 50, jitter = 25, maxDuration = 4000, abortOn = RefusedException.class)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 2000, skipOn = RefusedException.class)
    @CircuitBreakerName("permissions-checks")
    @Bulkhead(64)
    CheckResult checks(String authorization, CheckRequest request) {
        return api.checks(authorization, request);
    }
}
