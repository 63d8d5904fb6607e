package dev.sluice.ranking.calibration;

import dev.sluice.ranking.training.Logistic;
import java.util.Random;

/** Outcomes to fit on, and what calibrators are judged by. */
final class OutcomeCases {
    private OutcomeCases() {}

    /** Some scores, many of them tied, with labels that are likelier the higher the score, and weights. */
    static Outcomes any(Random random) {
        int size = 2 + random.nextInt(60);
        float[] scores = new float[size];
        float[] labels = new float[size];
        float[] weights = new float[size];
        int levels = 1 + random.nextInt(30);
        for (int row = 0; row < size; row++) {
            scores[row] = random.nextInt(levels) - levels / 2f;
            double truth = Logistic.probability(scores[row] * random.nextDouble());
            labels[row] = random.nextInt(8) == 0 ? random.nextFloat() : random.nextDouble() < truth ? 1 : 0;
            weights[row] = random.nextInt(5) == 0 ? 0 : random.nextInt(3) == 0 ? 2.5f : 1;
        }
        labels[0] = 0;
        labels[1] = 1;
        weights[0] = weights[1] = 1;
        return Outcomes.of(scores, labels, weights);
    }

    /** The chance that a good one is ahead of a bad one, ties by half; by all pairs. */
    static double auc(Outcomes outcomes) {
        double won = 0;
        double pairs = 0;
        for (int one = 0; one < outcomes.size(); one++) {
            for (int other = 0; other < outcomes.size(); other++) {
                double weight = (double) outcomes.weight(one)
                        * outcomes.label(one)
                        * outcomes.weight(other)
                        * (1 - outcomes.label(other));
                double apart = outcomes.score(one) - outcomes.score(other);
                won += weight * (apart > 0 ? 1 : apart == 0 ? 0.5 : 0);
                pairs += weight;
            }
        }
        return won / pairs;
    }

    /** The mean loss of probabilities. */
    static double logLoss(Outcomes outcomes) {
        double loss = 0;
        double weights = 0;
        for (int row = 0; row < outcomes.size(); row++) {
            double probability = outcomes.score(row);
            loss += outcomes.weight(row) == 0
                    ? 0
                    : outcomes.weight(row)
                            * (surprise(outcomes.label(row), probability)
                                    + surprise(1 - outcomes.label(row), 1 - probability));
            weights += outcomes.weight(row);
        }
        return loss / weights;
    }

    /** What never happens surprises nobody, however unlikely it was. */
    private static double surprise(double share, double probability) {
        return share == 0 ? 0 : -share * Math.log(probability);
    }
}
