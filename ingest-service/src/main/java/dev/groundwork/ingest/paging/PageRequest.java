package dev.groundwork.ingest.paging;

import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which page of a list is asked for. Parameters come as text, since JAX-RS answers 404 to what is no number.
 *
 * @param cursor the {@code nextCursor} of the page before, or null
 */
public record PageRequest(int limit, String cursor) {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    /** @throws RequestException INVALID_REQUEST when the limit is none */
    public static PageRequest of(String limit, String cursor) {
        return new PageRequest(limit == null ? USUAL : limit(limit), cursor);
    }

    /** How many to look for, so that it is known whether there is a next page. */
    public int limitAndOne() {
        return limit + 1;
    }

    /**
     * The place where the page before ended, empty for the first page.
     *
     * @param parse throws IllegalArgumentException for what is no place
     * @throws RequestException INVALID_REQUEST when the cursor is none of ours
     */
    public <T> Optional<T> place(Function<String, T> parse) {
        try {
            return Optional.ofNullable(cursor).map(parse);
        } catch (IllegalArgumentException e) {
            throw new RequestException(ErrorCode.INVALID_REQUEST, "cursor must be the nextCursor of a page");
        }
    }

    private static int limit(String text) {
        if (text.matches("\\d{1,3}")) {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        }
        throw new RequestException(ErrorCode.INVALID_REQUEST, "limit must be a number from 1 to " + MOST);
    }
}
