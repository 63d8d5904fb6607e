package dev.sluice.ranking.tower;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.train.batch.Groups;
import dev.sluice.train.batch.RowAdagrad;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.Vectors;
import dev.sluice.train.engine.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * One tower in training: the weighted sum of the table's rows that are in a bag, what the hidden layer adds to it, and
 * that at length 1. Goes forward for all places of a batch and then down by their gradients. What a thread computes
 * depends on its block alone, and a row's gradients are added up in the order of places, so that sums do not depend on
 * the number of threads.
 */
final class Tower {
    /** Places, or rows of the table, that a thread takes at once. */
    private static final int BLOCK = 32;

    /** A unit moves every place of a batch, a row of the table a few: in steps of this part of the rate. */
    static final double HIDDEN_RATE = 0.1;

    private static final Kernels KERNELS = Kernels.best();

    private final int dimension;
    private final Factors table;
    private final HiddenLayer hidden;
    private final RowAdagrad tableSteps;
    private final RowAdagrad hiddenSteps;
    private final Workers workers;
    private final float[] inputs;
    private final float[] outputs;
    private final float[] lengths;
    private final float[] active;
    private final float[] slopes;
    private final float[] ofOutputs;

    /** The gradient by the output of a place. */
    @FunctionalInterface
    interface Gradient {
        /** Adds it. */
        void add(int place, float[] into);
    }

    /**
     * A tower of drawn rows.
     *
     * @param places at most, in a batch
     */
    Tower(int rows, int places, TwoTowerSettings settings, SplittableRandom random, Workers workers) {
        this.dimension = settings.dimension();
        this.table = new Factors(rows, dimension);
        for (int row = 0; row < rows; row++) {
            table.randomize(row, random, 1 / Math.sqrt(dimension));
        }
        this.hidden = HiddenLayer.drawn(dimension, settings.hidden(), random);
        this.tableSteps = new RowAdagrad(rows, settings.learningRate());
        this.hiddenSteps = new RowAdagrad(2 * hidden.units(), HIDDEN_RATE * settings.learningRate());
        this.workers = workers;
        this.inputs = new float[places * dimension];
        this.outputs = new float[places * dimension];
        this.ofOutputs = new float[places * dimension];
        this.lengths = new float[places];
        this.active = new float[places * hidden.units()];
        this.slopes = new float[places * hidden.units()];
    }

    /** Bytes of heap that a tower takes. */
    static long bytes(int rows, int places, TwoTowerSettings settings) {
        return Factors.bytes(rows, settings.dimension())
                + RowAdagrad.bytes(rows)
                + 4L * places * (3L * settings.dimension() + 2L * settings.hidden() + 1)
                + 4L * settings.hidden() * HiddenLayer.width(settings.dimension());
    }

    Factors table() {
        return table;
    }

    HiddenLayer hidden() {
        return hidden;
    }

    /** The vectors of the last batch that went forward. */
    Vectors outputs() {
        return (place, into) -> System.arraycopy(outputs, place * dimension, into, 0, dimension);
    }

    /** Goes forward. */
    void forward(Bags bags) {
        each(bags.places(), () -> place -> forward(bags, place));
    }

    private void forward(Bags bags, int place) {
        int at = place * dimension;
        sum(bags, place, inputs, at);
        System.arraycopy(inputs, at, outputs, at, dimension);
        for (int unit = 0; unit < hidden.units(); unit++) {
            float activation = hidden.activation(unit, inputs, at);
            active[place * hidden.units() + unit] = activation;
            hidden.add(unit, activation, outputs, at);
        }
        lengths[place] = toLengthOne(outputs, at, dimension);
    }

    /** Puts the weighted sum of a bag's rows into an array. */
    void sum(Bags bags, int place, float[] into, int at) {
        Arrays.fill(into, at, at + dimension, 0);
        for (int entry = bags.start(place); entry < bags.end(place); entry++) {
            int row = bags.row(entry);
            add(bags.weight(entry), table.array(row), table.offset(row), into, at, dimension);
        }
    }

    /** Divides a vector by its length, unless that is 0; returns the length. */
    static float toLengthOne(float[] vectors, int at, int dimension) {
        float length = (float) Math.sqrt(KERNELS.dot(vectors, at, vectors, at, dimension));
        if (length > 0) {
            float factor = 1 / length;
            for (int i = at; i < at + dimension; i++) {
                vectors[i] *= factor;
            }
        }
        return length;
    }

    static void add(float factor, float[] from, int at, float[] into, int to, int length) {
        for (int i = 0; i < length; i++) {
            into[to + i] += factor * from[at + i];
        }
    }

    /** Goes down for the batch that went forward last. */
    void descend(Bags bags, Gradient gradient) {
        each(bags.places(), () -> {
            float[] scratch = new float[dimension];
            return place -> backward(place, gradient, scratch);
        });
        float[] ofInputs = ofInputs(bags.places());
        descendHidden(bags.places());
        Groups groups = new Groups(bags.allRows());
        int[] places = bags.allPlaces();
        each(groups.count(), () -> {
            float[] sum = new float[dimension];
            float[] vector = new float[dimension];
            return group -> descend(groups, group, bags, places, ofInputs, sum, vector);
        });
    }

    /** The gradient before the output got length 1, which has nothing along the output. */
    private void backward(int place, Gradient gradient, float[] scratch) {
        Arrays.fill(scratch, 0);
        gradient.add(place, scratch);
        int at = place * dimension;
        float along = KERNELS.dot(scratch, 0, outputs, at, dimension);
        float factor = lengths[place] > 0 ? 1 / lengths[place] : 0;
        for (int i = 0; i < dimension; i++) {
            ofOutputs[at + i] = factor * (scratch[i] - along * outputs[at + i]);
        }
        System.arraycopy(ofOutputs, at, scratch, 0, dimension);
        for (int unit = 0; unit < hidden.units(); unit++) {
            int number = place * hidden.units() + unit;
            slopes[number] = active[number] > 0 ? hidden.slope(unit, scratch) : 0;
        }
    }

    /** The gradients by the inputs; in the outputs' place, which are of no more use, where there is a hidden layer. */
    private float[] ofInputs(int count) {
        if (hidden.units() == 0) {
            return ofOutputs;
        }
        each(count, () -> place -> {
            int at = place * dimension;
            System.arraycopy(ofOutputs, at, outputs, at, dimension);
            for (int unit = 0; unit < hidden.units(); unit++) {
                add(slopes[place * hidden.units() + unit], hidden.unit(unit), 0, outputs, at, dimension);
            }
        });
        return outputs;
    }

    private void descendHidden(int count) {
        workers.run(hidden.units(), () -> {
            float[] weights = new float[dimension + 1];
            float[] vector = new float[dimension];
            return unit -> descendHidden(unit, count, weights, vector);
        });
    }

    private void descendHidden(int unit, int count, float[] ofWeights, float[] ofVector) {
        Arrays.fill(ofWeights, 0);
        Arrays.fill(ofVector, 0);
        for (int place = 0; place < count; place++) {
            int number = place * hidden.units() + unit;
            add(slopes[number], inputs, place * dimension, ofWeights, 0, dimension);
            ofWeights[dimension] += slopes[number];
            add(active[number], ofOutputs, place * dimension, ofVector, 0, dimension);
        }
        float[] row = hidden.unit(unit);
        step(2 * unit, ofWeights, row, 0);
        step(2 * unit + 1, ofVector, row, dimension + 1);
    }

    private void step(int state, float[] gradient, float[] row, int at) {
        double squares = KERNELS.dot(gradient, 0, gradient, 0, gradient.length);
        float factor = (float) hiddenSteps.factor(state, squares / gradient.length);
        add(-factor, gradient, 0, row, at, gradient.length);
    }

    private void descend(
            Groups groups, int group, Bags bags, int[] places, float[] ofInputs, float[] sum, float[] vector) {
        Arrays.fill(sum, 0);
        for (int i = groups.start(group); i < groups.end(group); i++) {
            int entry = groups.place(i);
            add(bags.weight(entry), ofInputs, places[entry] * dimension, sum, 0, dimension);
        }
        int row = groups.row(group);
        table.copy(row, vector);
        tableSteps.step(row, sum, vector);
        table.set(row, vector);
    }

    private void each(int count, Supplier<IntConsumer> worker) {
        workers.run((count + BLOCK - 1) / BLOCK, () -> {
            IntConsumer one = worker.get();
            return block -> {
                for (int i = block * BLOCK; i < Math.min(count, (block + 1) * BLOCK); i++) {
                    one.accept(i);
                }
            };
        });
    }
}
