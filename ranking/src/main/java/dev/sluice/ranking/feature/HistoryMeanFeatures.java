package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.History;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.data.NumberColumn;
import dev.sluice.store.ModelSnapshot;

/**
 * How an item's number, such as its duration or price, compares with those of the user's history:
 * {@code <column>.difference}, the number less the mean of the history's events up to the moment of the query, and
 * {@code <column>.distance}, the same without its sign. Missing where the item has no number, or no event of the
 * history has.
 *
 * <p>Costs a pass over the history once a query and a read of memory for each candidate; 4 bytes of heap an item.
 */
public final class HistoryMeanFeatures implements FeatureSource {
    private final ModelVersion version;
    private final String column;
    private final float[] values;
    private final FeatureSchema schema;

    private HistoryMeanFeatures(ModelVersion version, String column, float[] values, String of) {
        this.version = version;
        this.column = column;
        this.values = values;
        this.schema = FeatureSchema.of(
                FeatureKey.number(column + of + ".difference"), FeatureKey.number(column + of + ".distance"));
    }

    /**
     * Reads a column of the catalogue's items.
     *
     * @throws IllegalArgumentException if there is no such column, it holds something else, or a number is infinite
     */
    public static HistoryMeanFeatures of(ModelSnapshot snapshot, String column) {
        NumberColumn numbers = Owner.ITEM.numbers(snapshot, column);
        float[] values = new float[numbers.rows()];
        for (int item = 0; item < values.length; item++) {
            values[item] = Floats.of(numbers.number(item));
        }
        return new HistoryMeanFeatures(snapshot.version(), column, values, "");
    }

    /**
     * The same of logarithms, {@code ln(1 + x)}, as {@code <column>.log.difference} and {@code <column>.log.distance}:
     * so many times as long or as dear as usual, not so many seconds or coins more.
     */
    public HistoryMeanFeatures withLogarithm() {
        float[] logarithms = new float[values.length];
        for (int item = 0; item < values.length; item++) {
            logarithms[item] = Floats.logarithm(values[item]);
        }
        return new HistoryMeanFeatures(version, column, logarithms, ".log");
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(version);
        double mean = mean(query);
        for (int position = 0; position < candidates.size(); position++) {
            float difference = Floats.of(values[candidates.item(position)] - mean);
            columns[0][position] = difference;
            columns[1][position] = Math.abs(difference);
        }
    }

    /** Of the events that have a number; NaN if none has. */
    private double mean(Query query) {
        History history = query.history();
        double sum = 0;
        int count = 0;
        int events = PastEvents.count(query);
        for (int event = 0; event < events; event++) {
            float value = values[history.item(event)];
            if (!Float.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return sum / count;
    }
}
