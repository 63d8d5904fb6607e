package dev.sluice.ranking.example;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.ranking.Examples;
import dev.sluice.train.sampling.NegativeSampler;
import it.unimi.dsi.fastutil.ints.Int2IntLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Examples of what users liked, where no log tells what they were shown: of each positive a row labelled 1, and with it
 * rows labelled 0 of items drawn by a {@link NegativeSampler}, all with features as of the positive's moment.
 *
 * <p>A draw that is a positive of the user, at whatever time, is left out, as is one that was not published yet, if
 * {@link #withPublication} says when. An item drawn several times is one row, which counts as often.
 *
 * <p>The rule of weights: a positive counts 1, and each draw of an item {@code 1 / (N q)}, with {@code q} the sampler's
 * probability of it and {@code N} the number of items, at most a cap. So all items count alike, as if negatives had
 * been drawn uniformly, whichever sampler chose where to look; an item that is never drawn stands for nobody.
 * Predictions are of data with as many negatives as were drawn to each positive: odds among all items are the predicted
 * odds times {@code negatives / N}.
 *
 * <p>Draws of a positive depend on it and the seed alone, so that neither the order of the positives nor any other of
 * them changes what is drawn. Costs the feature sources once a positive. Immutable.
 */
public final class NegativeExamples {
    private static final int[] NO_BATCH = {};

    private final PastFeatures past;
    private final NegativeSampler sampler;
    private final int negatives;
    private final double cap;
    private final Publication publication;

    /** Whether an item could have been shown. */
    @FunctionalInterface
    private interface Publication {
        boolean isOut(int item, long moment);
    }

    private NegativeExamples(
            PastFeatures past, NegativeSampler sampler, int negatives, double cap, Publication publication) {
        this.past = past;
        this.sampler = sampler;
        this.negatives = negatives;
        this.cap = cap;
        this.publication = publication;
    }

    /**
     * With so many draws to each positive.
     *
     * @param sampler one that looks at no batch: uniform, or by popularity
     * @param negatives at least 1
     */
    public static NegativeExamples of(PastFeatures past, NegativeSampler sampler, int negatives) {
        if (negatives < 1) {
            throw new IllegalArgumentException("negatives must be at least 1: " + negatives);
        }
        return new NegativeExamples(past, sampler, negatives, Double.POSITIVE_INFINITY, (item, moment) -> true);
    }

    /**
     * The same, with weights that are at most a cap, so that an item which is hardly ever drawn does not outweigh all
     * others when it is. A low one leaves more of the sampler's preferences in what is learned.
     *
     * @param most at least 1
     */
    public NegativeExamples withCap(double most) {
        if (!(most >= 1)) {
            throw new IllegalArgumentException("cap must be at least 1: " + most);
        }
        return new NegativeExamples(past, sampler, negatives, most, publication);
    }

    /**
     * The same, without negatives that were not published at the moment: nobody could have liked them, and their age
     * alone would tell.
     *
     * @param column of the catalogue's items: when an item was published, in seconds since the epoch; an item without a
     *     number always was
     * @throws IllegalArgumentException if there is no such column, or it holds something else
     */
    public NegativeExamples withPublication(String column) {
        NumberColumn published = past.snapshot().catalogue().items().numbers(column);
        return new NegativeExamples(
                past, sampler, negatives, cap, (item, moment) -> !(published.number(item) * 1e3 > moment));
    }

    /**
     * The examples of these positives, in the order of time.
     *
     * @param positives in the rows of the version
     * @throws IllegalArgumentException if a feature is not what its type says; says which
     */
    public Examples examples(Interactions positives, long seed) {
        PastFeatures.requireRows(
                positives.userRows(), past.snapshot().catalogue().users(), "users");
        PastFeatures.requireRows(
                positives.itemRows(), past.snapshot().catalogue().items(), "items");
        InteractionMatrix liked = InteractionMatrix.of(positives);
        Examples.Builder examples = new Examples.Builder(past.schema());
        for (int event : inTime(positives)) {
            add(positives, event, liked, seed, examples.nextQuery());
        }
        return examples.build();
    }

    private static int[] inTime(Interactions positives) {
        int[] order = IntStream.range(0, positives.size()).toArray();
        IntArrays.quickSort(order, (one, other) -> {
            int compared = Long.compare(positives.time(one), positives.time(other));
            compared = compared != 0 ? compared : Integer.compare(positives.user(one), positives.user(other));
            return compared != 0 ? compared : Integer.compare(positives.item(one), positives.item(other));
        });
        return order;
    }

    private void add(Interactions positives, int event, InteractionMatrix liked, long seed, Examples.Builder examples) {
        int user = positives.user(event);
        int item = positives.item(event);
        long moment = positives.time(event);
        Int2IntLinkedOpenHashMap draws = draws(
                drawn -> liked.contains(user, drawn) || !publication.isOut(drawn, moment),
                new SplittableRandom(seeded(seed, user, item, moment)));
        int[] items =
                IntStream.concat(IntStream.of(item), draws.keySet().intStream()).toArray();
        Query query = past.query(user, moment, Map.of());
        Candidates candidates = past.filled(query, Candidates.of(items, new float[items.length]));
        examples.add(candidates, 0, 1, 1);
        for (int position = 1; position < items.length; position++) {
            examples.add(candidates, position, 0, weight(items[position], draws.get(items[position])));
        }
    }

    /** How often each item was drawn. */
    private Int2IntLinkedOpenHashMap draws(IntPredicate unwanted, SplittableRandom random) {
        int[] drawn = new int[negatives];
        int left = sampler.drawUnless(unwanted, NO_BATCH, random, drawn);
        Int2IntLinkedOpenHashMap draws = new Int2IntLinkedOpenHashMap();
        for (int i = 0; i < left; i++) {
            draws.addTo(drawn[i], 1);
        }
        return draws;
    }

    private float weight(int item, int draws) {
        double items = past.snapshot().catalogue().items().rows() - 1.0;
        return (float) (draws * Math.min(cap, Math.exp(-sampler.logQ(item)) / items));
    }

    private static long seeded(long seed, int user, int item, long moment) {
        long mixed = new SplittableRandom(seed ^ moment).nextLong();
        return new SplittableRandom(mixed ^ ((long) user << Integer.SIZE | item)).nextLong();
    }
}
