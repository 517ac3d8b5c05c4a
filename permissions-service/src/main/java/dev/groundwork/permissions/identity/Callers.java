package dev.groundwork.permissions.identity;

import dev.groundwork.permissions.principal.Assigned;
import dev.groundwork.permissions.principal.Principals;
import dev.groundwork.permissions.problem.CodedException;
import dev.groundwork.permissions.problem.ErrorCode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.MDC;

/** Turns the token of the present request into its caller. */
@ApplicationScoped
public class Callers {

    private final Token token;
    private final SecurityIdentity identity;
    private final Principals principals;
    private final DelegateConfig config;

    Callers(Token token, SecurityIdentity identity, Principals principals, DelegateConfig config) {
        this.token = token;
        this.identity = identity;
        this.principals = principals;
        this.config = config;
    }

    /**
     * The caller with the membership that holds now.
     *
     * @throws CodedException UNAUTHENTICATED, NO_TENANT or USER_DISABLED
     */
    public Caller caller() {
        var userId = token.userId();
        var tenant = token.tenant();
        MDC.put("tenant", tenant);
        var assigned = principals.findAssigned(tenant, userId);
        if (assigned.filter(Assigned::disabled).isPresent()) {
            throw new CodedException(ErrorCode.USER_DISABLED, "An admin disabled this user.");
        }
        var claimed = token.claimed();
        var reader =
                Assigned.holding(Optional.of(claimed), assigned).orElseThrow().reader(tenant, userId);
        boolean delegate =
                token.serviceClient().filter(config.delegates()::contains).isPresent();
        return new Caller(reader, identity.getRoles(), delegate);
    }

    /** The caller, whose token is remembered for checks on his behalf. */
    Caller rememberedCaller() {
        var caller = caller();
        principals.remember(caller.tenant(), caller.userId(), token.claimed());
        return caller;
    }
}
