package dev.sluice.ranking.importance;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.Query;
import dev.sluice.Scorer;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.training.LabelSums;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The mean log loss of a scorer over the labels of some examples, by their weights. */
final class ExampleLoss {
    private static final int BATCH = 2048;

    /** A score of 0 or 1 is what a float cannot tell from that, not a certainty whose failure costs all there is. */
    private static final double LEAST = 0x1p-24;

    private final Scorer scorer;
    private final Query query;
    private final Examples examples;
    private final List<Candidates> batches = new ArrayList<>();
    private final double labels;

    ExampleLoss(Scorer scorer, Query query, Examples examples) {
        boolean oneEach = scorer.heads().size() == 1 && examples.heads().size() == 1;
        if (!oneEach && !scorer.heads().equals(examples.heads())) {
            throw new IllegalArgumentException(
                    "examples must be of the scorer's heads " + scorer.heads() + ": " + examples.heads());
        }
        LabelSums.check(examples);
        this.scorer = scorer;
        this.query = query;
        this.examples = examples;
        this.labels = labels(examples);
        for (int from = 0; from < examples.size(); from += BATCH) {
            batches.add(batch(from, Math.min(BATCH, examples.size() - from)));
        }
    }

    /** What the weights of all labels add up to. */
    private static double labels(Examples examples) {
        int[] all = IntStream.range(0, examples.size()).toArray();
        return IntStream.range(0, examples.heads().size())
                .mapToDouble(head -> LabelSums.of(examples, all, head).all())
                .sum();
    }

    /** Items have no meaning here: the rows of a batch are items from 1 on. */
    private Candidates batch(int from, int count) {
        Candidates batch = Candidates.of(IntStream.rangeClosed(1, count).toArray(), new float[count]);
        for (FeatureKey feature : scorer.requires().keys()) {
            int column = column(feature);
            float[] values = new float[count];
            for (int row = 0; row < count; row++) {
                values[row] = examples.feature(from + row, column);
            }
            batch = batch.withFeature(feature, values);
        }
        return batch;
    }

    private int column(FeatureKey feature) {
        int column = examples.schema().keys().indexOf(feature);
        if (column < 0) {
            throw new IllegalArgumentException(
                    "no feature " + feature + " among " + examples.schema().keys());
        }
        return column;
    }

    double asTheyAre() {
        double loss = 0;
        for (int i = 0; i < batches.size(); i++) {
            loss += loss(batches.get(i), i * BATCH);
        }
        return loss / labels;
    }

    /** @param order for each row that whose value of the feature it has */
    double permuted(FeatureKey feature, int[] order) {
        int column = column(feature);
        double loss = 0;
        for (int i = 0; i < batches.size(); i++) {
            float[] values = new float[batches.get(i).size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = examples.feature(order[i * BATCH + row], column);
            }
            loss += loss(batches.get(i).withFeature(feature, values), i * BATCH);
        }
        return loss / labels;
    }

    private double loss(Candidates batch, int from) {
        float[] scores = new float[batch.size() * examples.heads().size()];
        scorer.score(query, batch, scores);
        double loss = 0;
        for (int head = 0; head < examples.heads().size(); head++) {
            for (int row = 0; row < batch.size(); row++) {
                float label = examples.label(from + row, head);
                if (!Float.isNaN(label)) {
                    loss += examples.weight(from + row) * loss(scores[head * batch.size() + row], label);
                }
            }
        }
        return loss;
    }

    private static double loss(float score, float label) {
        double probability = Math.max(LEAST, Math.min(1 - LEAST, score));
        return -label * StrictMath.log(probability) - (1 - label) * StrictMath.log(1 - probability);
    }
}
