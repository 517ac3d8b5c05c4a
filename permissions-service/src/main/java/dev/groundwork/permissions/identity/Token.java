package dev.groundwork.permissions.identity;

import dev.groundwork.permissions.principal.Claimed;
import dev.groundwork.permissions.principal.Membership;
import dev.groundwork.permissions.principal.PrincipalToken;
import dev.groundwork.permissions.problem.CodedException;
import dev.groundwork.permissions.problem.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the claims of the verified token of the present request. A claim of the wrong form gives its bearer nothing. */
@ApplicationScoped
class Token {

    private static final String TENANT = "tenant";
    private static final String TEAMS = "teams";
    private static final String DEPARTMENT = "department";
    private static final String CLEARANCE = "clearance";
    private static final String CLIENT = "azp";
    private static final String USER_NAME = "preferred_username";
    private static final String SERVICE_ACCOUNT = "service-account-";

    private final JsonWebToken claims;
    private final IdentityConfig config;

    Token(JsonWebToken claims, IdentityConfig config) {
        this.claims = claims;
        this.config = config;
    }

    String userId() {
        return id(config.userClaim())
                .orElseThrow(() -> new CodedException(
                        ErrorCode.UNAUTHENTICATED, "The token has no claim " + config.userClaim() + "."));
    }

    String tenant() {
        return id(TENANT)
                .orElseThrow(() -> new CodedException(ErrorCode.NO_TENANT, "The token has no claim " + TENANT + "."));
    }

    Claimed claimed() {
        var membership = new Membership(teams(), id(DEPARTMENT).orElse(null), clearance());
        return new Claimed(membership, Instant.ofEpochSecond(claims.getIssuedAtTime()));
    }

    /** The client whose own token this is, not that of a user who came through it. */
    Optional<String> serviceClient() {
        return text(CLIENT)
                .filter(client -> text(USER_NAME)
                        .filter(name -> name.equals(SERVICE_ACCOUNT + client))
                        .isPresent());
    }

    private List<String> teams() {
        Object claim = claims.getClaim(TEAMS);
        Collection<?> values =
                claim instanceof JsonArray array ? array : claim instanceof Collection<?> list ? list : List.of();
        return values.stream()
                .map(Token::textOf)
                .flatMap(Optional::stream)
                .filter(PrincipalToken::isId)
                .distinct()
                .toList();
    }

    private int clearance() {
        Object claim = claims.getClaim(CLEARANCE);
        double value = switch (claim) {
            case JsonNumber number -> number.doubleValue();
            case Number number -> number.doubleValue();
            case null, default -> 0;
        };
        return value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value) ? (int) value : 0;
    }

    private Optional<String> id(String claim) {
        return text(claim).filter(PrincipalToken::isId);
    }

    private Optional<String> text(String claim) {
        return textOf(claims.getClaim(claim));
    }

    private static Optional<String> textOf(Object value) {
        return switch (value) {
            case String text -> Optional.of(text);
            case JsonString text -> Optional.of(text.getString());
            case null, default -> Optional.empty();
        };
    }
}
