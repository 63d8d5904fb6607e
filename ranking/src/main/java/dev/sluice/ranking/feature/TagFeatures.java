package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.FeatureType;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ranking.BatchValues;
import dev.sluice.ranking.ItemValues;
import dev.sluice.store.ModelSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which tags of a column an item has, a flag each. Missing for an item without any tag: nobody has said what it is.
 *
 * <p>Costs 4 bytes of heap an item and 4 a tag of each, and a write for each flag of each candidate.
 */
public final class TagFeatures implements FeatureSource {
    private static final int NONE = -1;

    private final ModelVersion version;
    private final FeatureSchema schema;
    private final ItemValues values;
    /** The flag of each code. */
    private final int[] flags;

    private TagFeatures(ModelVersion version, FeatureSchema schema, ItemValues values, int[] flags) {
        this.version = version;
        this.schema = schema;
        this.values = values;
        this.flags = flags;
    }

    /**
     * A flag {@code item.<column>.<tag>} for each of these tags, which the version may know or not. A model reads the
     * tags it was trained on, so name the same ones when it is served.
     *
     * @param tags distinct, of the letters that names of features have
     * @throws IllegalArgumentException if there is no such column, or it holds something else
     */
    public static TagFeatures of(ModelSnapshot snapshot, String column, List<String> tags) {
        List<String> values = snapshot.catalogue().items().tags(column).values();
        return of(
                snapshot, column, tags, values.stream().mapToInt(tags::indexOf).toArray());
    }

    /**
     * Flags {@code item.<column>.0} and so on: of each tag that of its hash, in every version the same. For columns
     * whose tags come and go; tags may have a flag in common.
     *
     * @param flags how many, at least 1; about twice as many as there are frequent tags keep most of those apart
     * @throws IllegalArgumentException if there is no such column, or it holds something else
     */
    public static TagFeatures hashed(ModelSnapshot snapshot, String column, int flags) {
        if (flags < 1) {
            throw new IllegalArgumentException("flags must be at least 1: " + flags);
        }
        List<String> values = snapshot.catalogue().items().tags(column).values();
        return of(
                snapshot,
                column,
                IntStream.range(0, flags).mapToObj(Integer::toString).toList(),
                values.stream()
                        .mapToInt(tag -> (int) CategoryCode.of(tag) % flags)
                        .toArray());
    }

    private static TagFeatures of(ModelSnapshot snapshot, String column, List<String> names, int[] flags) {
        FeatureSchema schema = new FeatureSchema(names.stream()
                .map(name -> new FeatureKey(Owner.ITEM.feature(column) + "." + name, FeatureType.FLAG))
                .toList());
        return new TagFeatures(snapshot.version(), schema, ItemValues.of(snapshot, column), flags);
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(version);
        int size = candidates.size();
        BatchValues batch = values.of(candidates);
        for (float[] column : columns) {
            Arrays.fill(column, 0, size, 0);
        }
        for (int position = 0; position < size; position++) {
            if (batch.count(position) == 0) {
                Floats.missing(position, columns);
            }
            for (int place = batch.from(position); place < batch.to(position); place++) {
                int flag = flags[batch.code(place)];
                if (flag != NONE) {
                    columns[flag][position] = 1;
                }
            }
        }
    }
}
