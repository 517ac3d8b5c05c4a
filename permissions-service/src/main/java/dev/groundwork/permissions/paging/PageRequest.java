package dev.groundwork.permissions.paging;

import dev.groundwork.permissions.problem.CodedException;
import dev.groundwork.permissions.problem.ErrorCode;
import java.util.List;

/** Which page of a list is wanted. A query reads {@link #limit()} rows from {@link #offset()}: one more than the page, which tells whether there are more. */
public record PageRequest(int page, int size) {

    private static final int MAX_SIZE = 500;
    private static final int MAX_PAGE = 100_000;

    public PageRequest {
        if (page < 0 || page > MAX_PAGE || size < 1 || size > MAX_SIZE) {
            throw new CodedException(
                    ErrorCode.BAD_REQUEST, "page is from 0 to " + MAX_PAGE + " and size from 1 to " + MAX_SIZE + ".");
        }
    }

    /** @throws CodedException BAD_REQUEST */
    public static PageRequest of(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (NumberFormatException e) {
            throw new CodedException(ErrorCode.BAD_REQUEST, "page and size are whole numbers.");
        }
    }

    public int limit() {
        return size + 1;
    }

    public long offset() {
        return (long) page * size;
    }

    public <T> Page<T> pageOf(List<T> rows) {
        return new Page<>(rows.stream().limit(size).toList(), page, size, rows.size() > size);
    }
}
