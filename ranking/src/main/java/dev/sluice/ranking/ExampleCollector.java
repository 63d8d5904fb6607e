package dev.sluice.ranking;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Stands in a funnel where a ranker is to stand, and notes what that would see: the candidates with their features,
 * each with the labels that the future gave it. What it noted trains the ranker, on the very values it will be served.
 *
 * <p>Most candidates of a query are no good, and alike. Of those of which no label is above 0 only a share is noted,
 * drawn by the query's seed, and each counts for all it stands for, so that predictions stay probabilities. Passes the
 * candidates on in their order.
 *
 * <p>Safe for use by many threads; the order of the examples is that of the calls.
 */
public final class ExampleCollector implements Ranker {
    private final List<Head> heads;
    private final double share;
    private final FeatureSchema schema;
    private final Examples.Builder examples;

    /** Says what came of recommending an item. */
    @FunctionalInterface
    public interface Labels {
        /**
         * The label of an item for the query's user: 1 if they went on to like it, otherwise 0; in [0, 1]. One of
         * several heads may be absent, NaN.
         */
        float of(Query query, int item);
    }

    /**
     * Something that a ranker is to predict.
     *
     * @param name of the head
     * @param labels whether it came about
     */
    public record Head(String name, Labels labels) {}

    private ExampleCollector(FeatureSchema schema, List<Head> heads, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1: " + share);
        }
        this.schema = schema;
        this.heads = List.copyOf(heads);
        this.share = share;
        this.examples =
                new Examples.Builder(schema, heads.stream().map(Head::name).toList());
    }

    /**
     * Notes these features and one label.
     *
     * @param share how many of the candidates labelled 0 are noted, in (0, 1]
     */
    public ExampleCollector(FeatureSchema schema, Labels labels, double share) {
        this(schema, List.of(new Head(Examples.LABEL, labels)), share);
    }

    /**
     * Notes these features and the labels of several heads.
     *
     * @param heads distinct by name, at least one; a candidate of which none has a label is not noted, as there is
     *     nothing to learn from it
     * @param share how many of the candidates of which no label is above 0 are noted, in (0, 1]
     */
    public static ExampleCollector ofHeads(FeatureSchema schema, List<Head> heads, double share) {
        return new ExampleCollector(schema, heads, share);
    }

    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        note(query, candidates);
        return Ranking.asTheyAre(candidates, limit);
    }

    @Override
    public FeatureSchema requires() {
        return schema;
    }

    /** The examples so far. */
    public Examples examples() {
        synchronized (examples) {
            return examples.build();
        }
    }

    private void note(Query query, Candidates candidates) {
        SplittableRandom random = new SplittableRandom(query.seed());
        float[][] labels = new float[candidates.size()][];
        Arrays.setAll(labels, position -> labels(query, candidates.item(position))); // not by one thread at a time
        synchronized (examples) {
            examples.nextQuery();
            for (int position = 0; position < labels.length; position++) {
                boolean drawn = random.nextDouble() < share;
                float best = best(labels[position]);
                if (best > 0) {
                    examples.add(candidates, position, labels[position], 1);
                } else if (drawn && best == 0) {
                    examples.add(candidates, position, labels[position], (float) (1 / share));
                }
            }
        }
    }

    /** The greatest label that is there, NaN if none is. */
    private static float best(float[] labels) {
        float best = Float.NaN;
        for (float label : labels) {
            best = label > best || Float.isNaN(best) ? label : best;
        }
        return best;
    }

    private float[] labels(Query query, int item) {
        float[] labels = new float[heads.size()];
        for (int head = 0; head < labels.length; head++) {
            labels[head] = label(heads.get(head), query, item);
        }
        return labels;
    }

    private float label(Head head, Query query, int item) {
        float label = head.labels().of(query, item);
        boolean isAbsent = heads.size() > 1 && Float.isNaN(label);
        if (!(label >= 0 && label <= 1) && !isAbsent) {
            throw new IllegalArgumentException(head.name() + " of item " + item + " must be from 0 to 1: " + label);
        }
        return label;
    }
}
