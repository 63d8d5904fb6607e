package dev.sluice.ranking.neural;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random networks and what they compute, written down in double precision one row at a time. */
final class Networks {
    private Networks() {}

    /** Numbers, of which every third may be missing, and categories of some values, in turn. */
    static FeatureSchema schema(int numbers, int categories) {
        List<FeatureKey> keys = new ArrayList<>();
        for (int i = 0; i < numbers; i++) {
            keys.add(FeatureKey.number("n" + i));
        }
        for (int i = 0; i < categories; i++) {
            keys.add(new FeatureKey("c" + i, FeatureType.CATEGORY));
        }
        return new FeatureSchema(keys);
    }

    static float[][] rows(FeatureSchema schema, int count, Random random) {
        float[][] rows = new float[count][schema.size()];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                boolean category = schema.keys().get(i).type() == FeatureType.CATEGORY;
                row[i] = category ? random.nextInt(5 + i) : (float) random.nextGaussian();
                if (i % 3 == 2 && random.nextInt(4) == 0) {
                    row[i] = Float.NaN;
                }
            }
        }
        return rows;
    }

    static Examples examples(FeatureSchema schema, int count, Random random) {
        float[] labels = new float[count];
        for (int row = 0; row < count; row++) {
            labels[row] = row % 2;
        }
        return Rows.examples(schema, rows(schema, count, random), labels);
    }

    /** The logit of a head, of what the network is given behind the embeddings. */
    static double logit(Network network, double[] first, int head) {
        double[] x = first;
        for (Cross layer : network.cross()) {
            double[] product = layer.narrow().isPresent()
                    ? apply(layer.wide(), apply(layer.narrow().get(), x))
                    : apply(layer.wide(), x);
            double[] next = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                next[i] = first[i] * (product[i] + layer.diagonal() * x[i]) + x[i];
            }
            x = next;
        }
        double[] deep = first;
        for (Dense layer : network.deep()) {
            deep = apply(layer, deep);
            for (int i = 0; i < deep.length; i++) {
                deep[i] = Math.max(0, deep[i]);
            }
        }
        double[] last = x;
        if (!network.deep().isEmpty()) {
            last = java.util.Arrays.copyOf(x, x.length + deep.length);
            System.arraycopy(deep, 0, last, x.length, deep.length);
        }
        return apply(network.heads(), last)[head];
    }

    private static double[] apply(Dense layer, double[] x) {
        double[] outputs = new double[layer.outputs()];
        for (int o = 0; o < outputs.length; o++) {
            outputs[o] = layer.bias()[o];
            for (int i = 0; i < x.length; i++) {
                outputs[o] += (double) layer.weights()[o * x.length + i] * x[i];
            }
        }
        return outputs;
    }
}
