package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import dev.sluice.data.Vocabulary;

/**
 * Keeps the items that came often enough and gives them new rows, as {@link KnownItems} does with the vocabulary that
 * fits the data at hand. Prepare what is trained on by this, and what is judged by with {@link KnownItems}, so that the
 * vocabulary knows nothing of the test.
 *
 * @param leastEvents that an item must have, at least 0; with 0 items that have none stay, too
 * @param mostItems the most frequent ones, at least 1, or {@link Vocabulary#ALL}
 */
public record FrequentItems(long leastEvents, int mostItems) implements Step {
    public FrequentItems {
        if (leastEvents < 0) {
            throw new IllegalArgumentException("least events must be at least 0: " + leastEvents);
        }
        if (mostItems < 1) {
            throw new IllegalArgumentException("most items must be at least 1: " + mostItems);
        }
    }

    @Override
    public Dataset apply(Dataset data, Account account) {
        Vocabulary vocabulary = Vocabulary.ofItems(data, leastEvents, mostItems);
        return new KnownItems(vocabulary.ids()).apply(data, account);
    }
}
