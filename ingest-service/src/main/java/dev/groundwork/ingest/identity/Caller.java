package dev.groundwork.ingest.identity;

import java.util.Set;

/**
 * Who sent the request.
 *
 * @param serviceClient the client id when the caller is a service account, else null
 * @param roles hold within the tenant
 */
public record Caller(String userId, String tenant, Set<String> roles, String serviceClient) {

    public static final String OPERATOR = "operator";
    public static final String ADMIN = "admin";

    public boolean isAdmin() {
        return roles.contains(ADMIN);
    }

    public boolean isOperator() {
        return roles.contains(OPERATOR);
    }

    public boolean isService() {
        return serviceClient != null;
    }
}
