package dev.sluice.ranking.neural;

import dev.sluice.internal.kernel.LayerProduct;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.training.BlockLogits;

/** Computes a network for a block of rows, every layer in columns. Belongs to one thread. */
final class ForwardPass implements BlockLogits {
    private static final LayerProduct PRODUCT = LayerProduct.best();

    private final Network network;
    private final float[][] first;
    private final float[][] crossed;
    private final float[][] products;
    private final float[][][] narrow;
    private final float[][][] deep;
    private final float[][] last;
    private final float[][] logits;

    ForwardPass(Network network) {
        this.network = network;
        int width = network.width();
        this.first = new float[width][ROWS];
        this.crossed = network.cross().isEmpty() ? first : new float[width][ROWS];
        this.products = new float[network.cross().isEmpty() ? 0 : width][ROWS];
        this.narrow = network.cross().stream()
                .map(layer -> new float[layer.narrow().map(Dense::outputs).orElse(0)][ROWS])
                .toArray(float[][][]::new);
        this.deep = network.deep().stream()
                .map(layer -> new float[layer.outputs()][ROWS])
                .toArray(float[][][]::new);
        this.last = last();
        this.logits = new float[network.heads().outputs()][ROWS];
    }

    private float[][] last() {
        float[][] columns = new float[network.heads().inputs()][];
        System.arraycopy(crossed, 0, columns, 0, crossed.length);
        if (deep.length > 0) {
            float[][] end = deep[deep.length - 1];
            System.arraycopy(end, 0, columns, crossed.length, end.length);
        }
        return columns;
    }

    @Override
    public float[][] logits(InputBatch batch, int from, int rows) {
        read(batch, from, rows);
        for (int layer = 0; layer < network.cross().size(); layer++) {
            cross(network.cross().get(layer), layer == 0 ? first : crossed, narrow[layer], rows);
        }
        float[][] inputs = first;
        for (int layer = 0; layer < deep.length; layer++) {
            apply(network.deep().get(layer), inputs, rows, deep[layer]);
            cutOff(deep[layer], rows);
            inputs = deep[layer];
        }
        apply(network.heads(), last, rows, logits);
        return logits;
    }

    private void read(InputBatch batch, int from, int rows) {
        for (int input = 0; input < network.numbers(); input++) {
            System.arraycopy(batch.numbers(input), from, first[input], 0, rows);
        }
        int column = network.numbers();
        for (int category = 0; category < network.embeddings().size(); category++) {
            Embedding embedding = network.embeddings().get(category);
            embedding.read(batch.codes(category), from, rows, first, column);
            column += embedding.dimension();
        }
    }

    private void cross(Cross layer, float[][] inputs, float[][] narrowed, int rows) {
        if (layer.narrow().isPresent()) {
            apply(layer.narrow().get(), inputs, rows, narrowed);
            apply(layer.wide(), narrowed, rows, products);
        } else {
            apply(layer.wide(), inputs, rows, products);
        }
        for (int i = 0; i < first.length; i++) {
            cross(first[i], products[i], layer.diagonal(), inputs[i], rows, crossed[i]);
        }
    }

    private static void cross(float[] first, float[] product, float diagonal, float[] x, int rows, float[] crossed) {
        for (int row = 0; row < rows; row++) {
            crossed[row] = first[row] * (product[row] + diagonal * x[row]) + x[row];
        }
    }

    private static void cutOff(float[][] columns, int rows) {
        for (float[] column : columns) {
            for (int row = 0; row < rows; row++) {
                column[row] = Math.max(column[row], 0);
            }
        }
    }

    private static void apply(Dense layer, float[][] inputs, int rows, float[][] outputs) {
        PRODUCT.apply(layer.weights(), layer.bias(), inputs, rows, outputs);
    }
}
