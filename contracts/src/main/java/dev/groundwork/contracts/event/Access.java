package dev.groundwork.contracts.event;

import java.util.List;

/**
 * Who may read a document, in principal tokens ({@code public}, {@code user:<id>}, {@code team:<id>}, {@code department:<id>}).
 * A reader may iff some {@code allow} token is his, no {@code deny} token is, and his clearance is at least {@code clearance}.
 */
public record Access(List<String> allow, List<String> deny, int clearance) {

    /** The access of a document nobody has spoken for: matches no reader. */
    public static final Access NOBODY = new Access(List.of(), List.of(), 0);

    public Access {
        allow = allow == null ? List.of() : List.copyOf(allow);
        deny = deny == null ? List.of() : List.copyOf(deny);
        Required.notNegative("clearance", clearance);
    }
}
