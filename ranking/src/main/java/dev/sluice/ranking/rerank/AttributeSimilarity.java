package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ranking.ItemValues;
import dev.sluice.store.ModelSnapshot;

/**
 * How many values of a column two items share: of tags the Jaccard index, those they both have by those that either
 * has; of texts 1 where they are equal and 0 where not. An item without a value is like none.
 */
public final class AttributeSimilarity implements ItemSimilarity {
    private final ModelVersion version;
    private final ItemValues values;

    private AttributeSimilarity(ModelVersion version, ItemValues values) {
        this.version = version;
        this.values = values;
    }

    /**
     * Compares by a column of texts or tags of the catalogue's items.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds numbers
     */
    public static AttributeSimilarity of(ModelSnapshot snapshot, String column) {
        return new AttributeSimilarity(snapshot.version(), ItemValues.of(snapshot, column));
    }

    @Override
    public void of(Query query, Candidates candidates, int position, float[] similarities) {
        query.require(version);
        int item = candidates.item(position);
        for (int other = 0; other < candidates.size(); other++) {
            similarities[other] = jaccard(item, candidates.item(other));
        }
    }

    /** Merges the two ascending lists. */
    private float jaccard(int item, int other) {
        int left = values.count(item);
        int right = values.count(other);
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < left && j < right) {
            int difference = Integer.compare(values.code(item, i), values.code(other, j));
            shared += difference == 0 ? 1 : 0;
            i += difference <= 0 ? 1 : 0;
            j += difference >= 0 ? 1 : 0;
        }
        return shared == 0 ? 0 : (float) shared / (left + right - shared);
    }
}
