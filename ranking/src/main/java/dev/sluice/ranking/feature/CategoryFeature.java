package dev.sluice.ranking.feature;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.FeatureType;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.data.TextColumn;
import dev.sluice.store.ModelSnapshot;
import java.util.List;

/**
 * A column of texts of the catalogue as codes: {@code item.<column>}, the category or producer of a candidate, or
 * {@code user.<column>}, such as an age band or a country, which is the same for every candidate. Missing where the
 * catalogue has no text, and for the unknown user.
 *
 * <p>A text has the same code in every version: 24 bits of its hash, which among 10,000 texts three pairs or so have in
 * common, and among 1,000 most likely none. Costs 4 bytes of heap for each distinct text, and two reads of memory for
 * each candidate, or for each query.
 */
public final class CategoryFeature implements FeatureSource {
    private final ModelVersion version;
    private final Owner owner;
    private final FeatureSchema schema;
    private final TextColumn texts;
    private final float[] codes;

    private CategoryFeature(ModelVersion version, Owner owner, FeatureSchema schema, TextColumn texts) {
        this.version = version;
        this.owner = owner;
        this.schema = schema;
        this.texts = texts;
        this.codes = codes(texts.values());
    }

    private static float[] codes(List<String> texts) {
        float[] codes = new float[texts.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = CategoryCode.of(texts.get(i));
        }
        return codes;
    }

    /**
     * Reads a column of the catalogue's items.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds something else
     */
    public static CategoryFeature ofItems(ModelSnapshot snapshot, String column) {
        return of(snapshot, Owner.ITEM, column);
    }

    /**
     * Reads a column of the catalogue's users.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds something else
     */
    public static CategoryFeature ofUsers(ModelSnapshot snapshot, String column) {
        return of(snapshot, Owner.USER, column);
    }

    private static CategoryFeature of(ModelSnapshot snapshot, Owner owner, String column) {
        TextColumn texts = owner.in(snapshot).texts(column);
        FeatureKey key = new FeatureKey(owner.feature(column), FeatureType.CATEGORY);
        return new CategoryFeature(snapshot.version(), owner, FeatureSchema.of(key), texts);
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(version);
        owner.fill(query, candidates, this::read, columns[0]);
    }

    private void read(int[] rows, int count, BatchMemory memory, float[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = codes[texts.code(rows[i])];
        }
    }
}
