package dev.groundwork.ingest.paging;

import java.util.List;
import java.util.function.Function;

/** One page of a list; {@code nextCursor} is null on the last. */
public record Page<T>(List<T> items, String nextCursor) {

    /**
     * @param found up to one more than the page holds, which says that there is a next one
     * @param cursor names the place of the last item
     */
    public static <T> Page<T> of(List<T> found, PageRequest request, Function<T, String> cursor) {
        if (found.size() <= request.limit()) {
            return new Page<>(List.copyOf(found), null);
        }
        var items = List.copyOf(found.subList(0, request.limit()));
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /** The same page with its items in another form. */
    public <R> Page<R> map(Function<T, R> form) {
        return new Page<>(items.stream().map(form).toList(), nextCursor);
    }
}
