package dev.groundwork.permissions.paging;

import java.util.List;

/**
 * One page of a list.
 *
 * @param page from 0
 * @param more whether a further page has items
 */
public record Page<T>(List<T> items, int page, int size, boolean more) {

    public Page {
        items = List.copyOf(items);
    }
}
