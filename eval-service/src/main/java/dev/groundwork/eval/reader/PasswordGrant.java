package dev.groundwork.eval.reader;

import dev.groundwork.eval.problem.CallFailure;
import dev.groundwork.eval.problem.CallFailure.Dependency;
import dev.groundwork.eval.problem.PassingFailure;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Logs readers in with the passwords of the configuration, a new token each time. */
@ApplicationScoped
@Typed(PasswordGrant.class)
class PasswordGrant implements ReaderTokens {

    private final TokenApi api;
    private final ReaderConfig config;
    private final Clock clock = Clock.systemUTC();

    PasswordGrant(@RestClient TokenApi api, ReaderConfig config) {
        this.api = api;
        this.config = config;
    }

    @Override
    @Timeout(10_000)
    @Retry(maxRetries = 3, delay = 250, jitter = 100, retryOn = PassingFailure.class)
    @ExponentialBackoff
    public ReaderToken token(String tenant, String reader) {
        var login = config.readers().get(reader);
        if (login == null || !login.tenant().equals(tenant)) {
            throw new CallFailure(Dependency.IDENTITY, "READER_UNKNOWN", null);
        }
        var asked = clock.instant();
        try {
            var granted = api.grant("password", config.clientId(), reader, login.password());
            return new ReaderToken(granted.accessToken(), asked.plusSeconds(granted.expiresIn()));
        } catch (WebApplicationException e) {
            throw e.getResponse().getStatus() >= 500
                    ? new PassingFailure(Dependency.IDENTITY, "TOKEN_UNAVAILABLE", null, e)
                    : new CallFailure(Dependency.IDENTITY, "TOKEN_REFUSED", e);
        } catch (ProcessingException e) {
            throw new PassingFailure(Dependency.IDENTITY, "TOKEN_UNAVAILABLE", null, e);
        }
    }
}
