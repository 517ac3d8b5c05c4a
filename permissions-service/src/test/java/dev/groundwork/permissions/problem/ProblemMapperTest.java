package dev.groundwork.permissions.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.http.Problem;
import io.quarkus.oidc.OIDCException;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {

    private final ProblemMapper mapper = new ProblemMapper();

    @Test
    void anIdentityProviderThatIsAwayIsNotTheCallersFault() {
        var answer = mapper.identityProvider(new OIDCException("OIDC Server is not available"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(((Problem) answer.getEntity()).code()).isEqualTo("IDENTITY_PROVIDER_UNAVAILABLE");
    }

    @Test
    void anUnexpectedFailureTellsTheCallerNothingButATrace() {
        var answer = mapper.unexpected(new IllegalStateException("the secret of a table"));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(((Problem) answer.getEntity()).detail()).contains("trace").doesNotContain("secret");
    }
}
