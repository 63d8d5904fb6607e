package dev.sluice.ranking.importance;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import dev.sluice.ranking.ExampleCandidates;
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
        ExampleCandidates candidates = new ExampleCandidates(examples, scorer.requires());
        for (int from = 0; from < examples.size(); from += BATCH) {
            batches.add(candidates.rows(from, Math.min(from + BATCH, examples.size())));
        }
    }

    /** What the weights of all labels add up to. */
    private static double labels(Examples examples) {
        int[] all = IntStream.range(0, examples.size()).toArray();
        return IntStream.range(0, examples.heads().size())
                .mapToDouble(head -> LabelSums.of(examples, all, head).all())
                .sum();
    }

    double asTheyAre() {
        double loss = 0;
        for (int i = 0; i < batches.size(); i++) {
            loss += loss(batches.get(i), i * BATCH);
        }
        return loss / labels;
    }

    /**
     * The loss if rows have another's value of a feature.
     *
     * @param feature one that the scorer reads
     * @param order for each row that whose value it has
     */
    double permuted(FeatureKey feature, int[] order) {
        int column = examples.schema().keys().indexOf(feature);
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
                    float score = probability(scores[head * batch.size() + row], from + row);
                    loss += examples.weight(from + row) * loss(score, label);
                }
            }
        }
        return loss;
    }

    private static float probability(float score, int row) {
        if (!ScoreRange.UNIT.contains(score)) {
            throw new IllegalArgumentException("a score must be from 0 to 1: " + score + " of example " + row);
        }
        return score;
    }

    private static double loss(float score, float label) {
        double probability = Math.max(LEAST, Math.min(1 - LEAST, score));
        return -label * StrictMath.log(probability) - (1 - label) * StrictMath.log(1 - probability);
    }
}
