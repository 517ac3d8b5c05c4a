package dev.groundwork.eval.caller;

import dev.groundwork.eval.problem.ErrorCode;
import dev.groundwork.eval.problem.EvalException;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls this service: everything he does and sees stays within his tenant. */
@RequestScoped
public class Caller {

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** @throws EvalException FORBIDDEN when the token names no tenant */
    public String tenant() {
        String tenant = token.getClaim("tenant");
        if (tenant == null || tenant.isBlank()) {
            throw new EvalException(ErrorCode.FORBIDDEN, "The token names no tenant.");
        }
        return tenant;
    }

    public String userId() {
        return token.getName();
    }
}
