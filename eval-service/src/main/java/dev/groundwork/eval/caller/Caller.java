package dev.groundwork.eval.caller;

import dev.groundwork.eval.problem.ErrorCode;
import dev.groundwork.eval.problem.EvalException;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls this service: everything he does and sees stays within his tenant. */
@RequestScoped
public class Caller {

    private static final String TENANT = "tenant";

    private final JsonWebToken token;
    private final String userClaim;

    Caller(JsonWebToken token, @ConfigProperty(name = "groundwork.identity.user-claim") String userClaim) {
        this.token = token;
        this.userClaim = userClaim;
    }

    /** @throws EvalException UNAUTHENTICATED when the token does not say who the user is, NO_TENANT when it names no tenant */
    public String tenant() {
        userId();
        return claim(TENANT, ErrorCode.NO_TENANT);
    }

    /** @throws EvalException UNAUTHENTICATED when the token does not say who the user is */
    public String userId() {
        return claim(userClaim, ErrorCode.UNAUTHENTICATED);
    }

    private String claim(String name, ErrorCode otherwise) {
        if (token.getClaim(name) instanceof String value && !value.isBlank()) {
            return value;
        }
        throw new EvalException(otherwise, "The token has no claim " + name + ".");
    }
}
