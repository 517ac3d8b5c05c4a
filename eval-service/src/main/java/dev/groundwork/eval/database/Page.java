package dev.groundwork.eval.database;

import java.util.List;

/**
 * A page of a list.
 *
 * @param page its number, from 0
 * @param size how many items a page holds at most
 * @param total how many items the list holds
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    public Page {
        items = List.copyOf(items);
    }
}
