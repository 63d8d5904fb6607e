package dev.sluice.train.neighbours;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.Strength;
import dev.sluice.train.engine.CommonUsers;

/** What the pairs of users and items weigh in a similarity, and how near it makes two items. */
final class PairWeights implements CommonUsers.Weight {
    private final Nearness similarity;
    private final Strength strength;
    private final double[] ofUsers;
    private final double[] ofItems;
    private final double[] squares;
    private final float[] byUser;

    PairWeights(NeighboursSettings settings, InteractionMatrix byUser, InteractionMatrix byItem) {
        this.similarity = settings.similarity();
        this.strength = settings.strength();
        this.ofUsers = ofUsers(byUser);
        this.ofItems = ofItems(byItem);
        this.byUser = new float[byUser.size()];
        this.squares = new double[byItem.rows()];
        for (int user = 0; user < byUser.rows(); user++) {
            for (int place = byUser.start(user); place < byUser.end(user); place++) {
                int item = byUser.column(place);
                double weight = of(item, user, byUser.value(place));
                this.byUser[place] = (float) weight;
                squares[item] += weight * weight;
            }
        }
    }

    static long bytes(InteractionMatrix interactions) {
        return 4L * interactions.size() + 8L * interactions.rows() + 16L * interactions.columns();
    }

    /** The weight of each pair, at its place in the matrix by users. */
    float[] byUser() {
        return byUser;
    }

    /** How near two items are. */
    double similarity(int item, int other, double sum) {
        if (similarity instanceof Nearness.Bm25) {
            return sum;
        }
        double shrinkage = similarity instanceof Nearness.Cosine cosine
                ? cosine.shrinkage()
                : ((Nearness.TfIdf) similarity).shrinkage();
        return sum / (Math.sqrt(squares[item] * squares[other]) + shrinkage);
    }

    @Override
    public double of(int item, int user, float value) {
        double x = count(value);
        if (similarity instanceof Nearness.Bm25 bm25) {
            return x == 0 ? 0 : x * (bm25.k1() + 1) / (bm25.k1() * ofItems[item] + x) * ofUsers[user];
        }
        return similarity instanceof Nearness.TfIdf ? Math.sqrt(x) * ofUsers[user] : x;
    }

    private double count(float value) {
        float x = strength.of(value);
        if (x < 0) {
            throw new IllegalArgumentException("a value that counts must not be negative: " + value);
        }
        return x;
    }

    /** The amount of the logarithm: the sign is that of both weights of a product. */
    private static double[] ofUsers(InteractionMatrix byUser) {
        double[] weights = new double[byUser.rows()];
        double items = byUser.columns() - 1;
        for (int user = 0; user < weights.length; user++) {
            weights[user] = Math.abs(Math.log(items / (1 + byUser.size(user))));
        }
        return weights;
    }

    /** How long an item's row is beside the others, where that counts. */
    private double[] ofItems(InteractionMatrix byItem) {
        if (!(similarity instanceof Nearness.Bm25 bm25)) {
            return new double[0];
        }
        double[] lengths = new double[byItem.rows()];
        double mean = 0;
        for (int item = 1; item < lengths.length; item++) {
            for (int place = byItem.start(item); place < byItem.end(item); place++) {
                lengths[item] += count(byItem.value(place));
            }
            mean += lengths[item] / (lengths.length - 1);
        }
        for (int item = 1; item < lengths.length; item++) {
            lengths[item] = 1 - bm25.b() + bm25.b() * lengths[item] / mean;
        }
        return lengths;
    }
}
