package dev.groundwork.permissions.user;

import dev.groundwork.permissions.identity.Callers;
import dev.groundwork.permissions.principal.PrincipalToken;
import dev.groundwork.permissions.principal.Principals;
import dev.groundwork.permissions.problem.CodedException;
import dev.groundwork.permissions.problem.ErrorCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Memberships set by the admins of a tenant. */
@Path("/v1/users/{id}")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class UsersResource {

    /** A user as an admin set him. */
    record UserView(
            String userId,
            List<String> teams,
            String department,
            int clearance,
            boolean disabled,
            String changedBy,
            Instant changedAt) {}

    private final Callers callers;
    private final Principals principals;

    UsersResource(Callers callers, Principals principals) {
        this.callers = callers;
        this.principals = principals;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Sets the membership of a user of the admin's tenant",
            description = "It outranks tokens issued before. The user need not be known yet.")
    public UserView assign(@PathParam("id") String userId, @NotNull UserForm form) {
        var admin = callers.caller();
        if (!PrincipalToken.isId(userId)) {
            throw new CodedException(ErrorCode.INVALID_MEMBERSHIP, "The user id is not valid.");
        }
        var set = principals.assign(admin.tenant(), userId, form.membership(), form.isDisabled(), admin.userId());
        var membership = set.membership();
        return new UserView(
                userId,
                membership.teams(),
                membership.department(),
                membership.clearance(),
                set.disabled(),
                set.changedBy(),
                set.changedAt());
    }
}
