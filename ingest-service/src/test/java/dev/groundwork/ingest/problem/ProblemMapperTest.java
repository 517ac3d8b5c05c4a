package dev.groundwork.ingest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.http.Problem;
import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.UnavailableException;
import io.quarkus.oidc.OIDCException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemMapperTest {

    private final ProblemMapper mapper = new ProblemMapper();

    @Test
    void withoutTheKeysOfTheIdentityProviderNobodyIsLetInAndToldToComeAgain() {
        var answer = mapper.identityProvider(new OIDCException("connection refused"));
        assertThat(code(answer)).isEqualTo("IDENTITY_PROVIDER_UNAVAILABLE");
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL,DATABASE_UNAVAILABLE", "KAFKA,KAFKA_UNAVAILABLE", "BLOB_STORE,BLOB_STORE_UNAVAILABLE"})
    void everyDependencyHasItsCode(Dependency dependency, String code) {
        var answer = mapper.unavailable(new UnavailableException(dependency, new IOException("gone")));
        assertThat(code(answer)).isEqualTo(code);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(((Problem) answer.getEntity()).detail()).doesNotContain("gone");
    }

    @Test
    void aBodyTheServerCutsOffIsTooLarge() {
        assertThat(code(mapper.http(new ClientErrorException(413)))).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void whoeverIsNotKnownIsAskedForAToken() {
        var answer = mapper.coded(new RequestException(ErrorCode.UNAUTHENTICATED, "The token has no claim sub."));
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer");
    }

    private static String code(Response answer) {
        return ((Problem) answer.getEntity()).code();
    }
}
