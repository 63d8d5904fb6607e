package dev.sluice.train.softmax;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.batch.Batch;
import dev.sluice.train.batch.Batches;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.engine.Shuffle;
import dev.sluice.train.sampling.NegativeSampler;
import dev.sluice.train.softmax.SoftmaxSettings.Weights;
import java.util.SplittableRandom;

/** The pairs that are trained on, in an order that is drawn anew for each epoch, cut into batches of about one size. */
final class Examples {
    private final InteractionMatrix likes;
    private final int[] userOf;
    private final int[] order;
    private final Batches batches;
    private final boolean byValue;
    private final double unit;

    Examples(InteractionMatrix likes, SoftmaxSettings settings) {
        this.likes = likes;
        this.userOf = new int[likes.size()];
        this.order = new int[likes.size()];
        this.batches = new Batches(likes.size(), settings.batch());
        for (int user = 0; user < likes.rows(); user++) {
            for (int place = likes.start(user); place < likes.end(user); place++) {
                userOf[place] = user;
                order[place] = place;
            }
        }
        this.byValue = settings.weights() == Weights.VALUE;
        this.unit = byValue ? meanValue(likes) : 1;
    }

    private static double meanValue(InteractionMatrix likes) {
        double sum = 0;
        for (int place = 0; place < likes.size(); place++) {
            Checks.finiteAndNotNegative(likes.value(place), "a value that is a weight");
            sum += likes.value(place);
        }
        if (sum == 0) {
            throw new IllegalArgumentException("values that are weights must not all be 0");
        }
        return sum / likes.size();
    }

    static long bytes(InteractionMatrix likes) {
        return 8L * likes.size();
    }

    int size() {
        return order.length;
    }

    Batches batches() {
        return batches;
    }

    void shuffle(SplittableRandom random) {
        Shuffle.of(order, 0, order.length, random);
    }

    /** A batch, and so many more negatives than it has examples. */
    Batch batch(int number, NegativeSampler sampler, int more, SplittableRandom random) {
        int from = batches.start(number);
        int[] users = new int[batches.start(number + 1) - from];
        int[] items = new int[users.length];
        float[] weights = new float[users.length];
        for (int i = 0; i < users.length; i++) {
            users[i] = userOf[order[from + i]];
            items[i] = likes.column(order[from + i]);
            weights[i] = byValue ? (float) (likes.value(order[from + i]) / unit) : 1;
        }
        int[] columns = new int[users.length + more];
        sampler.draw(items, random, columns);
        return new Batch(users, columns, weights);
    }
}
