package dev.groundwork.permissions.paging;

import dev.groundwork.permissions.problem.CodedException;
import dev.groundwork.permissions.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Which page of a list is wanted. A query reads {@link #rows()} rows from {@link #offset()}: one more than the page has, which tells whether there
 * is a next one.
 *
 * @param limit how many items the page has at most
 * @param offset how many items stand before it; callers know it as the opaque cursor
 */
public record PageRequest(int limit, int offset) {

    public static final String DEFAULT_LIMIT = "50";

    private static final int MAX_LIMIT = 500;
    private static final int MAX_OFFSET = Integer.MAX_VALUE - MAX_LIMIT;

    /**
     * Takes the parameters as they were sent: a number that is none is a bad request, where JAX-RS would say that nothing is found.
     *
     * @param cursor null for the first page
     * @throws CodedException INVALID_REQUEST
     */
    public static PageRequest of(String limit, String cursor) {
        return new PageRequest(
                number(limit, 1, MAX_LIMIT, "limit must be a whole number from 1 to " + MAX_LIMIT + "."),
                cursor == null
                        ? 0
                        : number(decoded(cursor), 0, MAX_OFFSET, "cursor must be the nextCursor of a page."));
    }

    public int rows() {
        return limit + 1;
    }

    public <T> Page<T> pageOf(List<T> rows) {
        return new Page<>(rows.stream().limit(limit).toList(), rows.size() > limit ? cursor(offset + limit) : null);
    }

    private static String cursor(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Integer.toString(offset).getBytes(StandardCharsets.US_ASCII));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static int number(String text, int min, int max, String otherwise) {
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new CodedException(ErrorCode.INVALID_REQUEST, otherwise);
        }
        throw new CodedException(ErrorCode.INVALID_REQUEST, otherwise);
    }
}
