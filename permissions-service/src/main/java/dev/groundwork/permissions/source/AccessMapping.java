package dev.groundwork.permissions.source;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.permissions.principal.PrincipalToken;
import dev.groundwork.permissions.problem.CodedException;
import dev.groundwork.permissions.problem.ErrorCode;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Maps access as sources and people state it to principal tokens. */
public final class AccessMapping {

    private static final int MAX_TOKENS = 1_000;

    private AccessMapping() {}

    static boolean isUser(String id) {
        return PrincipalToken.isId(id);
    }

    /**
     * The access a source states. It fails closed: what is missing matches nobody, and so does the whole statement when one of its principals
     * cannot be read, because a deny that is dropped would open the document.
     */
    static Access fromSource(SourceAccess stated) {
        return stated == null || !isReadable(stated) ? Access.NOBODY : map(stated);
    }

    /**
     * The access a person states.
     *
     * @throws CodedException INVALID_ACCESS, which names the field
     */
    public static Access fromRequest(SourceAccess stated) {
        require("owner", Stream.ofNullable(stated.owner()), PrincipalToken::isId);
        require("teams", stream(stated.teams()), PrincipalToken::isId);
        require("departments", stream(stated.departments()), PrincipalToken::isId);
        require("deny", stream(stated.deny()), PrincipalToken::isToken);
        if (!isBounded(stated)) {
            throw new CodedException(
                    ErrorCode.INVALID_ACCESS, "An access names at most " + MAX_TOKENS + " principals.");
        }
        return map(stated);
    }

    private static Access map(SourceAccess stated) {
        var allow = Stream.of(
                        Boolean.TRUE.equals(stated.everyone())
                                ? Stream.of(PrincipalToken.PUBLIC)
                                : Stream.<String>empty(),
                        Stream.ofNullable(stated.owner()).map(PrincipalToken::user),
                        stream(stated.teams()).map(PrincipalToken::team),
                        stream(stated.departments()).map(PrincipalToken::department))
                .flatMap(each -> each)
                .distinct()
                .toList();
        return new Access(
                allow, stream(stated.deny()).distinct().toList(), Objects.requireNonNullElse(stated.clearance(), 0));
    }

    private static boolean isReadable(SourceAccess stated) {
        return Stream.of(Stream.ofNullable(stated.owner()), stream(stated.teams()), stream(stated.departments()))
                        .flatMap(each -> each)
                        .allMatch(PrincipalToken::isId)
                && stream(stated.deny()).allMatch(PrincipalToken::isToken)
                && isBounded(stated);
    }

    private static boolean isBounded(SourceAccess stated) {
        return Stream.of(stated.teams(), stated.departments(), stated.deny())
                        .mapToLong(list -> stream(list).count())
                        .sum()
                <= MAX_TOKENS;
    }

    private static void require(String field, Stream<String> values, Predicate<String> rule) {
        if (!values.allMatch(rule)) {
            throw new CodedException(
                    ErrorCode.INVALID_ACCESS,
                    field.equals("deny")
                            ? "deny holds principal tokens: public, user:<id>, team:<id> or department:<id>."
                            : field + " holds non-blank ids of at most 200 characters.");
        }
    }

    private static Stream<String> stream(List<String> list) {
        return list == null ? Stream.empty() : list.stream();
    }
}
