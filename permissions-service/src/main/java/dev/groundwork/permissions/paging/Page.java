package dev.groundwork.permissions.paging;

import java.util.List;

/**
 * One page of a list.
 *
 * @param nextCursor what the next page is asked for with, or null on the last one
 */
public record Page<T>(List<T> items, String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }
}
