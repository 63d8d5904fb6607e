package dev.sluice.ranking.rerank;

import dev.sluice.ItemSet;

/**
 * A place of the list that belongs to one of these items.
 *
 * @param place from 0, the first of the list
 * @param items one item that the application wants there, or all that may stand there, such as the sponsored ones
 */
public record Promotion(int place, ItemSet items) {
    public Promotion {
        if (place < 0) {
            throw new IllegalArgumentException("place must be at least 0: " + place);
        }
    }
}
