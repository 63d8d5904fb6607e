package dev.sluice.train.sampling;

import dev.sluice.data.InteractionMatrix;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * Draws the negatives of a batch of examples and says how likely it was to draw each. Equal generators give equal
 * draws; a draw takes constant time and nothing of the heap. Safe for use by many threads, each with its own generator.
 *
 * <p>A sampler knows no user, so that it may draw what the user of an example likes. Trainers mask that (where all
 * examples of a batch share their negatives) or leave it out ({@link #drawUnless}); {@link #logQ} is that of the draw,
 * before either.
 *
 * <p>Item row 0, the unknown, is never drawn. An item without events is drawn by the uniform samplers and by the
 * uniform part of {@link #mixed} alone.
 *
 * @see <a href="https://doi.org/10.1109/TNN.2007.912312">Bengio and Senécal 2008</a>, for the correction by log q
 */
public interface NegativeSampler {
    /**
     * Draws as many items as there is room for.
     *
     * @param batch the items of the batch's positives; only samplers that say so look at them
     * @param into receives the items
     * @throws IllegalArgumentException if the sampler cannot give as many
     */
    void draw(int[] batch, SplittableRandom random, int[] into);

    /**
     * The natural logarithm of the probability with which an entry of a draw is this item; negative infinity of an item
     * that is never drawn.
     *
     * @throws IndexOutOfBoundsException if there is no such item
     */
    double logQ(int item);

    /**
     * Draws, and leaves out what an example must not have as a negative: its user's positives.
     *
     * @param into receives the items that are left, in its first entries
     * @return how many are left; none if the user likes all that was drawn
     */
    default int drawUnless(IntPredicate positive, int[] batch, SplittableRandom random, int[] into) {
        draw(batch, random, into);
        int left = 0;
        for (int item : into) {
            if (!positive.test(item)) {
                into[left++] = item;
            }
        }
        return left;
    }

    /** Every item alike, each draw for itself. */
    static NegativeSampler uniform(InteractionMatrix interactions) {
        return new UniformSampler(interactions.columns());
    }

    /**
     * Every item alike, none twice in a batch; the order of a draw says nothing. Takes a set of the heap for each
     * batch. Cannot give more than there are items.
     *
     * @see <a href="https://doi.org/10.1145/30401.315746">Bentley and Floyd 1987</a>
     */
    static NegativeSampler uniformDistinct(InteractionMatrix interactions) {
        return new DistinctSampler(interactions.columns());
    }

    /**
     * Items by the number of users they were met by, to a power, each draw for itself. Takes 20 bytes of heap an item.
     *
     * @param interactions users by items, at least one entry
     * @param power finite and not negative: 1 as often as in the data, 0 all that were met alike, 0.75 what word2vec
     *     takes
     * @see <a href="https://doi.org/10.1109/32.92917">Vose 1991</a>, for drawing in constant time
     */
    static NegativeSampler popularity(InteractionMatrix interactions, double power) {
        return new PopularitySampler(Popularity.counts(interactions), power);
    }

    /**
     * The items of the batch themselves: each is a negative of the other examples. Cannot give more than the batch has.
     * An item's probability is its share of the training's entries, so that batches must be drawn evenly from those.
     *
     * @param interactions users by items, at least one entry
     */
    static NegativeSampler inBatch(InteractionMatrix interactions) {
        return new InBatchSampler(Popularity.counts(interactions));
    }

    /**
     * The items of the batch, and behind them some of all items alike: popular items often enough, and every item at
     * times. The probabilities are those of batches of the given size; another has others.
     *
     * @param interactions users by items, at least one entry
     * @param batch how many examples a batch has, at least 1
     * @param uniform how many negatives beside the batch, at least 1
     * @see <a href="https://doi.org/10.1145/3366424.3386195">Yang et al. 2020</a>, Mixed negative sampling
     */
    static NegativeSampler mixed(InteractionMatrix interactions, int batch, int uniform) {
        return new MixedSampler(Popularity.counts(interactions), batch, uniform);
    }
}
