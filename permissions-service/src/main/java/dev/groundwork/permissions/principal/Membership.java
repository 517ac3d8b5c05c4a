package dev.groundwork.permissions.principal;

import dev.groundwork.contracts.http.Reader;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a user belongs to.
 *
 * @param department or null
 * @param clearance at least 0
 */
public record Membership(List<String> teams, String department, int clearance) {

    public Membership {
        teams = List.copyOf(teams);
    }

    /** The user with the tokens that follow from this membership. */
    public Reader reader(String tenant, String userId) {
        var tokens = Stream.of(
                        Stream.of(PrincipalToken.PUBLIC, PrincipalToken.user(userId)),
                        teams.stream().map(PrincipalToken::team),
                        Stream.ofNullable(department).map(PrincipalToken::department))
                .flatMap(each -> each)
                .distinct()
                .toList();
        return new Reader(userId, tenant, tokens, clearance);
    }
}
