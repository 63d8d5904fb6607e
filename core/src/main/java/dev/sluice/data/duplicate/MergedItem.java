package dev.sluice.data.duplicate;

import java.util.List;

/**
 * An item and those that became it.
 *
 * @param kept its id
 * @param merged the ids of the others, in the order of their rows
 */
public record MergedItem(String kept, List<String> merged) {
    public MergedItem {
        merged = List.copyOf(merged);
    }
}
