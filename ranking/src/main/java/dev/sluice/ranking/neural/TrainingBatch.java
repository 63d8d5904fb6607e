package dev.sluice.ranking.neural;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.input.Inputs;

/**
 * Some examples as a network reads them: column after column, of each as many entries as there are rows. Belongs to one
 * thread and is filled again and again.
 */
final class TrainingBatch {
    private final Examples examples;
    private final Inputs inputs;
    private final Network network;
    private final InputBatch batch;
    private final float[] first;
    private final float[] gradient;
    private final float[] labels;
    private final float[] shares;
    private final float[][] looked;

    TrainingBatch(Examples examples, Inputs inputs, Network network, int capacity) {
        this.examples = examples;
        this.inputs = inputs;
        this.network = network;
        this.batch = inputs.batch(capacity);
        this.first = new float[network.width() * capacity];
        this.gradient = new float[network.width() * capacity];
        this.labels = new float[examples.heads().size() * capacity];
        this.shares = new float[examples.heads().size() * capacity];
        this.looked = new float[network.width() - network.numbers()][capacity];
    }

    /**
     * Reads examples.
     *
     * @param unit by which weights are divided
     */
    void read(int[] rows, int from, int count, double unit) {
        inputs.read(examples, rows, from, count, batch);
        for (int input = 0; input < network.numbers(); input++) {
            System.arraycopy(batch.numbers(input), 0, first, input * count, count);
        }
        int column = 0;
        for (int category = 0; category < network.embeddings().size(); category++) {
            Embedding embedding = network.embeddings().get(category);
            embedding.read(batch.codes(category), 0, count, looked, column);
            column += embedding.dimension();
        }
        for (int i = 0; i < column; i++) {
            System.arraycopy(looked[i], 0, first, (network.numbers() + i) * count, count);
        }
        readLabels(rows, from, count, unit);
    }

    private void readLabels(int[] rows, int from, int count, double unit) {
        for (int head = 0; head < examples.heads().size(); head++) {
            for (int i = 0; i < count; i++) {
                float label = examples.label(rows[from + i], head);
                boolean absent = Float.isNaN(label);
                labels[head * count + i] = absent ? 0 : label;
                shares[head * count + i] = absent ? 0 : (float) (examples.weight(rows[from + i]) / (count * unit));
            }
        }
    }

    int rows() {
        return batch.size();
    }

    /** What the network reads: the numbers and the embeddings. */
    float[] first() {
        return first;
    }

    /** The gradient of that. */
    float[] gradient() {
        return gradient;
    }

    /** Head after head; 0 where one is absent. */
    float[] labels() {
        return labels;
    }

    /** How much each label counts; 0 where it is absent. */
    float[] shares() {
        return shares;
    }

    int[] codes(int category) {
        return batch.codes(category);
    }
}
