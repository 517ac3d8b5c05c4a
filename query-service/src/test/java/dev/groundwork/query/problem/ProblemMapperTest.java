package dev.groundwork.query.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.http.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {

    private final ProblemMapper mapper = new ProblemMapper(TestFailures.countingIn(new SimpleMeterRegistry()));

    @Test
    void anIdentityProviderThatIsAwayIsNotTheCallersFault() {
        var answer = mapper.identityProvider(new OIDCException("OIDC Server is not available"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(code(answer)).isEqualTo("IDENTITY_PROVIDER_UNAVAILABLE");
    }

    @Test
    void aTokenWhoseKeyCannotBeFetchedIsNoBadToken() {
        var unreachable = new AuthenticationFailedException(new ConnectException("Connection refused"));

        assertThat(code(mapper.unauthenticated(unreachable))).isEqualTo("IDENTITY_PROVIDER_UNAVAILABLE");
    }

    @Test
    void aTokenThatDoesNotVerifyIsABadToken() {
        var answer = mapper.unauthenticated(new AuthenticationFailedException(new IllegalArgumentException("expired")));

        assertThat(code(answer)).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void anUnexpectedFailureTellsTheCallerNothingButATrace() {
        var answer = mapper.unexpected(new IllegalStateException("the secret of a table"));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(((Problem) answer.getEntity()).detail()).contains("trace").doesNotContain("secret");
    }

    private static String code(Response answer) {
        return ((Problem) answer.getEntity()).code();
    }
}
