package dev.sluice.ranking.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.training.Logistic;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is computed in linear time is what the definition says pair by pair, and so are its gradients. */
class FmPassProperties {
    private static Factors factors(Inputs inputs, int dimension, long seed) {
        Factors factors = Factors.random(Coordinates.of(inputs), dimension, seed);
        Random random = new Random(seed);
        int bias = factors.width();
        for (int at = 0; at < factors.table().length; at++) {
            boolean fixed = at > 0 && at < bias;
            factors.table()[at] = fixed ? 0 : (float) random.nextGaussian() / 2;
        }
        return factors;
    }

    private static InputBatch read(Inputs inputs, Examples examples) {
        InputBatch batch = inputs.batch(examples.size());
        inputs.read(examples, IntStream.range(0, examples.size()).toArray(), 0, examples.size(), batch);
        return batch;
    }

    @Property(tries = 100)
    void aLogitIsThatOfTheDefinition(
            @ForAll @IntRange(min = 1, max = 9) int dimension,
            @ForAll @IntRange(min = 1, max = 60) int rows,
            @ForAll long seed) {
        Examples examples = FmWorld.examples(rows, seed);
        Inputs inputs = Inputs.of(examples);
        Factors factors = factors(inputs, dimension, seed);
        InputBatch batch = read(inputs, examples);
        int from = rows / 3;

        float[] logits = new FmPass(factors).logits(batch, from, rows - from)[0];

        for (int row = from; row < rows; row++) {
            double logit = FmWorld.logit(factors, batch, row);
            assertThat((double) logits[row - from]).isCloseTo(logit, within(1e-4 * (1 + Math.abs(logit))));
        }
    }

    @Property(tries = 30)
    void theGradientIsTheSlopeOfTheLoss(@ForAll @IntRange(min = 1, max = 4) int dimension, @ForAll long seed) {
        Examples examples = FmWorld.examples(24, seed);
        Inputs inputs = Inputs.of(examples);
        Factors factors = factors(inputs, dimension, seed);
        InputBatch batch = read(inputs, examples);
        FmGradient gradient = new FmGradient(factors, 0.1);
        // Two blocks, since batches may have several.
        add(gradient, factors, batch, examples, 0, 10);
        add(gradient, factors, batch, examples, 10, 14);

        for (int at = 0; at < factors.table().length; at++) {
            boolean fixed = at > 0 && at < factors.width();
            double expected = fixed ? 0 : slope(factors, batch, examples, at);
            assertThat(gradient.table()[at])
                    .as("number %s of rows of %s", at, factors.width())
                    .isCloseTo(expected, within(1e-3 * (1 + Math.abs(expected))));
        }
    }

    private static void add(
            FmGradient gradient, Factors factors, InputBatch batch, Examples examples, int from, int rows) {
        FmPass pass = new FmPass(factors);
        float[] logits = pass.logits(batch, from, rows)[0];
        double[] slopes = new double[rows];
        double[] shares = new double[rows];
        for (int row = 0; row < rows; row++) {
            shares[row] = examples.weight(from + row);
            slopes[row] = shares[row] * (Logistic.probability(logits[row]) - examples.label(from + row));
        }
        gradient.add(batch, from, rows, pass.sums(), slopes, shares);
    }

    private static double slope(Factors factors, InputBatch batch, Examples examples, int at) {
        float old = factors.table()[at];
        factors.table()[at] = old + 0.01f;
        double up = factors.table()[at];
        double above = loss(factors, batch, examples);
        factors.table()[at] = old - 0.01f;
        double down = factors.table()[at];
        double below = loss(factors, batch, examples);
        factors.table()[at] = old;
        return (above - below) / (up - down);
    }

    /** With the penalty that each example puts on what it uses. */
    private static double loss(Factors factors, InputBatch batch, Examples examples) {
        double loss = 0;
        for (int row = 0; row < examples.size(); row++) {
            double penalty = 0;
            Coordinates coordinates = factors.coordinates();
            for (int input = 0; input < coordinates.numbers(); input++) {
                penalty += squares(factors, coordinates.number(input));
            }
            for (int category = 0; category < coordinates.categories(); category++) {
                penalty += squares(factors, coordinates.code(category, batch.codes(category)[row]));
            }
            loss += examples.weight(row)
                    * (Logistic.loss(FmWorld.logit(factors, batch, row), examples.label(row)) + 0.1 / 2 * penalty);
        }
        return loss;
    }

    private static double squares(Factors factors, int coordinate) {
        double sum = 0;
        for (int i = 0; i < factors.width(); i++) {
            double number = factors.table()[coordinate * factors.width() + i];
            sum += number * number;
        }
        return sum;
    }
}
