package dev.groundwork.ingest.identity;

import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the caller from the request's verified token. */
@RequestScoped
public class Callers {

    private static final String SERVICE_ACCOUNT = "service-account-";

    private final SecurityIdentity identity;
    private final JsonWebToken token;
    private final IdentityConfig config;

    Callers(SecurityIdentity identity, JsonWebToken token, IdentityConfig config) {
        this.identity = identity;
        this.token = token;
        this.config = config;
    }

    /** @throws RequestException when the token names no user or no tenant */
    public Caller caller() {
        var userId = text(config.userClaim());
        if (userId == null) {
            throw new RequestException(ErrorCode.UNAUTHENTICATED, "The token has no claim " + config.userClaim() + ".");
        }
        var tenant = text("tenant");
        if (tenant == null) {
            throw new RequestException(ErrorCode.NO_TENANT, "Ask for a token with the claim tenant.");
        }
        return new Caller(userId, tenant, identity.getRoles(), serviceClient());
    }

    /** A service account is the user its client has: both names must fit, so that no user can take such a name and pass for one. */
    private String serviceClient() {
        var client = text("azp");
        return client != null && (SERVICE_ACCOUNT + client).equals(text("preferred_username")) ? client : null;
    }

    private String text(String claim) {
        Object value = token.getClaim(claim);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
