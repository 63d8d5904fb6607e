package dev.sluice.ranking.neural;

import dev.sluice.ranking.input.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A deep and cross network. Its first layer {@code x0} is the numbers and, behind them, the embedding of each category.
 * The cross layers and the deep ones, which are linear and then cut off below 0, both begin with {@code x0}; the heads
 * are linear in what the last of each gives, that of the cross layers first.
 *
 * @param numbers how many inputs are numbers
 * @param heads an output for each head, which is a logit
 */
record Network(int numbers, List<Embedding> embeddings, List<Cross> cross, List<Dense> deep, Dense heads) {
    Network {
        embeddings = List.copyOf(embeddings);
        cross = List.copyOf(cross);
        deep = List.copyOf(deep);
    }

    /** One that knows nothing yet. */
    static Network random(Inputs inputs, DcnLayers layers, int heads, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Embedding> embeddings = new ArrayList<>();
        int width = inputs.numbers();
        for (int category = 0; category < inputs.categories(); category++) {
            int codes = inputs.codes(category);
            embeddings.add(Embedding.random(codes, layers.dimension(codes), random));
            width += layers.dimension(codes);
        }
        List<Cross> cross = new ArrayList<>();
        for (int layer = 0; layer < layers.cross(); layer++) {
            cross.add(Cross.random(width, layers.rank(), layers.diagonal(), random));
        }
        List<Dense> deep = new ArrayList<>();
        int from = width;
        for (int outputs : layers.deep()) {
            deep.add(Dense.random(from, outputs, 2, random));
            from = outputs;
        }
        int last = layers.deep().isEmpty() ? width : width + from;
        return new Network(inputs.numbers(), embeddings, cross, deep, Dense.random(last, heads, 1.0 / 3, random));
    }

    /** Entries of {@code x0}. */
    int width() {
        return numbers + embeddings.stream().mapToInt(Embedding::dimension).sum();
    }

    /** All weights but those of the embeddings, in the order of layers. */
    List<Dense> layers() {
        List<Dense> layers = new ArrayList<>();
        for (Cross layer : cross) {
            layer.narrow().ifPresent(layers::add);
            layers.add(layer.wide());
        }
        layers.addAll(deep);
        layers.add(heads);
        return layers;
    }

    /** Whether every weight is. */
    boolean isFinite() {
        return layers().stream().allMatch(layer -> areFinite(layer.weights()) && areFinite(layer.bias()))
                && embeddings.stream().allMatch(embedding -> areFinite(embedding.table()));
    }

    static boolean areFinite(float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    Network copy() {
        return new Network(
                numbers,
                embeddings.stream().map(Embedding::copy).toList(),
                cross.stream().map(Cross::copy).toList(),
                deep.stream().map(Dense::copy).toList(),
                heads.copy());
    }
}
