package dev.groundwork.permissions.user;

import dev.groundwork.permissions.principal.Membership;
import dev.groundwork.permissions.principal.PrincipalToken;
import dev.groundwork.permissions.problem.CodedException;
import dev.groundwork.permissions.problem.ErrorCode;
import java.util.List;
import java.util.Objects;

/**
 * What an admin sets of a user; what is left out is nothing: no team, no department, clearance 0, not disabled.
 *
 * @param clearance at least 0
 */
record UserForm(List<String> teams, String department, Integer clearance, Boolean disabled) {

    /** Each team is a token of every search of the user, and the index slows with many. */
    private static final int MAX_TEAMS = 200;

    boolean isDisabled() {
        return Boolean.TRUE.equals(disabled);
    }

    /** @throws CodedException INVALID_MEMBERSHIP */
    Membership membership() {
        var wanted = Objects.requireNonNullElse(teams, List.<String>of());
        int level = Objects.requireNonNullElse(clearance, 0);
        require(wanted.size() <= MAX_TEAMS, "A user has at most " + MAX_TEAMS + " teams.");
        require(wanted.stream().allMatch(PrincipalToken::isId), "A team is a non-blank id of at most 200 characters.");
        require(
                department == null || PrincipalToken.isId(department),
                "The department is a non-blank id of at most 200 characters.");
        require(level >= 0, "The clearance is not negative.");
        return new Membership(wanted.stream().distinct().toList(), department, level);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CodedException(ErrorCode.INVALID_MEMBERSHIP, otherwise);
        }
    }
}
