package dev.groundwork.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Access as the source states it, in its own principals; permissions-service maps it to tokens.
 *
 * @param everyone whether everybody of the tenant may read it ({@code public} in JSON)
 * @param owner the user who owns the document and may always read it, of at most {@value #MAX_OWNER} characters, or null
 * @param deny principal tokens that may never read it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceAccess(
        @JsonProperty("public") Boolean everyone,
        String owner,
        List<String> teams,
        List<String> departments,
        List<String> deny,
        Integer clearance) {

    public static final int MAX_OWNER = 200;

    public SourceAccess {
        Required.hint("access.owner", owner, MAX_OWNER);
        if (clearance != null) {
            Required.notNegative("access.clearance", clearance);
        }
    }

    /** The access of a document that belongs to its owner alone. */
    public static SourceAccess ownedBy(String owner) {
        return new SourceAccess(null, owner, null, null, null, null);
    }

    public SourceAccess withOwner(String newOwner) {
        return new SourceAccess(everyone, newOwner, teams, departments, deny, clearance);
    }
}
