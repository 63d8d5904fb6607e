package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.data.NumberColumn;
import dev.sluice.ranking.feature.Owner.RowValues;
import dev.sluice.store.ModelSnapshot;

/**
 * A column of numbers of the catalogue: {@code item.<column>}, the duration or price of a candidate, or
 * {@code user.<column>}, which is the same for every candidate. Missing where the catalogue has no number, and for the
 * unknown user.
 *
 * <p>Of items it copies the column, 4 bytes of heap an item, and costs a read of memory for each candidate. Of users it
 * reads the column once a query.
 */
public final class NumberFeature implements FeatureSource {
    private final ModelVersion version;
    private final Owner owner;
    private final String column;
    private final NumberColumn numbers;
    private final FeatureSchema schema;
    private final RowValues values;

    /** What becomes of a number of the column. */
    @FunctionalInterface
    private interface Change {
        float of(double number);
    }

    private NumberFeature(
            ModelVersion version, Owner owner, String column, NumberColumn numbers, String name, Change change) {
        this.version = version;
        this.owner = owner;
        this.column = column;
        this.numbers = numbers;
        this.schema = FeatureSchema.of(FeatureKey.number(name));
        this.values = owner == Owner.ITEM ? copied(numbers, change) : mapped(numbers, change);
    }

    private static RowValues copied(NumberColumn numbers, Change change) {
        float[] copy = new float[numbers.rows()];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = change.of(numbers.number(row));
        }
        return (rows, count, memory, into) -> {
            for (int i = 0; i < count; i++) {
                into[i] = copy[rows[i]];
            }
        };
    }

    private static RowValues mapped(NumberColumn numbers, Change change) {
        return (rows, count, memory, into) -> {
            for (int i = 0; i < count; i++) {
                into[i] = change.of(numbers.number(rows[i]));
            }
        };
    }

    /**
     * Reads a column of the catalogue's items.
     *
     * @throws IllegalArgumentException if there is no such column, it holds something else, or a number is infinite
     */
    public static NumberFeature ofItems(ModelSnapshot snapshot, String column) {
        return of(snapshot, Owner.ITEM, column);
    }

    /**
     * Reads a column of the catalogue's users.
     *
     * @throws IllegalArgumentException if there is no such column, it holds something else, or a number is infinite
     */
    public static NumberFeature ofUsers(ModelSnapshot snapshot, String column) {
        return of(snapshot, Owner.USER, column);
    }

    private static NumberFeature of(ModelSnapshot snapshot, Owner owner, String column) {
        NumberColumn numbers = owner.numbers(snapshot, column);
        return new NumberFeature(snapshot.version(), owner, column, numbers, owner.feature(column), Floats::of);
    }

    /**
     * The logarithm instead, as {@code <name>.log}: {@code ln(1 + x)}, and of a negative number {@code -ln(1 - x)}. For
     * prices, durations and counts, of which a few are a thousand times the others.
     */
    public NumberFeature withLogarithm() {
        return new NumberFeature(version, owner, column, numbers, owner.feature(column) + ".log", Floats::logarithm);
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(version);
        owner.fill(query, candidates, values, columns[0]);
    }
}
