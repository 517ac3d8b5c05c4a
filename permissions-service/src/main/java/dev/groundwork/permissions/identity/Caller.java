package dev.groundwork.permissions.identity;

import dev.groundwork.contracts.http.Reader;
import java.util.Set;

/**
 * Who calls, after his token and his membership were read.
 *
 * @param delegate whether this is a service that may ask on behalf of users
 */
public record Caller(Reader reader, Set<String> roles, boolean delegate) {

    private static final String ADMIN = "admin";

    public Caller {
        roles = Set.copyOf(roles);
    }

    public String userId() {
        return reader.userId();
    }

    public String tenant() {
        return reader.tenant();
    }

    public boolean isAdmin() {
        return roles.contains(ADMIN);
    }
}
