package dev.groundwork.permissions.principal;

/** The syntax of principal tokens: {@code public}, {@code user:<id>}, {@code team:<id>}, {@code department:<id>}. */
public final class PrincipalToken {

    public static final String PUBLIC = "public";

    private static final String USER = "user:";
    private static final String TEAM = "team:";
    private static final String DEPARTMENT = "department:";
    private static final int MAX_ID_LENGTH = 200;

    private PrincipalToken() {}

    public static String user(String id) {
        return USER + id;
    }

    public static String team(String id) {
        return TEAM + id;
    }

    public static String department(String id) {
        return DEPARTMENT + id;
    }

    public static boolean isToken(String text) {
        return text != null
                && (text.equals(PUBLIC)
                        || isIdAfter(USER, text)
                        || isIdAfter(TEAM, text)
                        || isIdAfter(DEPARTMENT, text));
    }

    /** An id names nobody when it is blank, padded, too long or holds control characters. */
    public static boolean isId(String id) {
        return id != null
                && !id.isBlank()
                && id.length() <= MAX_ID_LENGTH
                && id.equals(id.strip())
                && id.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isIdAfter(String prefix, String text) {
        return text.startsWith(prefix) && isId(text.substring(prefix.length()));
    }
}
