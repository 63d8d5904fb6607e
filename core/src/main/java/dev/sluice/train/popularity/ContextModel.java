package dev.sluice.train.popularity;

import dev.sluice.store.SnapshotWriter;
import dev.sluice.store.SparseWriter;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.engine.Tables;
import dev.sluice.train.engine.WeightedLists;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What is popular under each value of a context. Written as
 *
 * <ul>
 *   <li>the embedding table {@code context.items} of one dimension, the share of each item of all that counts,
 *   <li>the sparse table {@code context.lists}, a row for each value: the items met under it with their scores, the
 *       greatest first,
 *   <li>the embedding table {@code context.overall} of one dimension, for each value what the share of an item that is
 *       not in its row is multiplied by to be its score; 1 at row 0, which is of every other value,
 *   <li>the sparse table {@code context.values}, the code points of each value, each greater by 1.
 * </ul>
 */
public final class ContextModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "context";

    private final String name;
    private final ContextSettings settings;
    private final List<String> values;
    private final double[] shares;
    private final WeightedLists lists;
    private final double[] ofAll;
    private final int without;

    ContextModel(
            String name,
            ContextSettings settings,
            List<String> values,
            double[] shares,
            WeightedLists lists,
            double[] ofAll,
            int without) {
        this.name = name;
        this.settings = settings;
        this.values = values;
        this.shares = shares;
        this.lists = lists;
        this.ofAll = ofAll;
        this.without = without;
    }

    /** The same model under another name, so that one version can hold several. */
    public ContextModel named(String other) {
        return new ContextModel(other, settings, values, shares, lists, ofAll, without);
    }

    @Override
    public String name() {
        return name;
    }

    /** The values of the context. */
    public List<String> values() {
        return List.copyOf(values);
    }

    /** The score of an item under a value, or its share of all that counts under one that was not met. */
    public double score(String value, int item) {
        int row = values.indexOf(value) + 1;
        int[] items = lists.indexes(row);
        for (int i = 0; i < items.length; i++) {
            if (items[i] == item) {
                return lists.weights(row)[i];
            }
        }
        return ofAll[row] * shares[item];
    }

    /** How many events have no value. */
    public int withoutValue() {
        return without;
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        Numbers.write(shares, name, writer);
        lists.write(writer, name + ".lists");
        Tables.numbers(writer, name + ".overall", ofAll.length, value -> ofAll[value]);
        writeValues(writer);
        Numbers.note(settings.popularity(), name, writer);
        writer.provenance(name + ".of", settings.of().name());
        writer.provenance(name + ".column", settings.column());
        writer.provenance(name + ".prior", Double.toString(settings.prior()));
        writer.provenance(name + ".without-value", Integer.toString(without));
    }

    private void writeValues(SnapshotWriter writer) throws IOException {
        try (SparseWriter table = writer.sparse(name + ".values")) {
            table.append(new int[0], new float[0], new long[0]);
            for (String value : values) {
                int[] characters = value.codePoints().map(point -> point + 1).toArray();
                float[] once = new float[characters.length];
                Arrays.fill(once, 1);
                table.append(characters, once, new long[0]);
            }
        }
    }
}
