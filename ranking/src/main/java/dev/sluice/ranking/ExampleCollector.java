package dev.sluice.ranking;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import java.util.SplittableRandom;

/**
 * Stands in a funnel where a ranker is to stand, and notes what that would see: the candidates with their features,
 * each with the label that the future gave it. What it noted trains the ranker, on the very values it will be served.
 *
 * <p>Most candidates of a query are no good, and alike. Of those labelled 0 only a share is noted, drawn by the query's
 * seed, and each counts for all it stands for, so that predictions stay probabilities. Passes the candidates on in
 * their order.
 *
 * <p>Safe for use by many threads; the order of the examples is that of the calls.
 */
public final class ExampleCollector implements Ranker {
    private final Labels labels;
    private final double share;
    private final FeatureSchema schema;
    private final Examples.Builder examples;

    /** Says what came of recommending an item. */
    @FunctionalInterface
    public interface Labels {
        /** The label of an item for the query's user: 1 if they went on to like it, otherwise 0; in [0, 1]. */
        float of(Query query, int item);
    }

    /**
     * Notes these features.
     *
     * @param share how many of the candidates labelled 0 are noted, in (0, 1]
     */
    public ExampleCollector(FeatureSchema schema, Labels labels, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1: " + share);
        }
        this.schema = schema;
        this.labels = labels;
        this.share = share;
        this.examples = new Examples.Builder(schema);
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
        synchronized (examples) {
            examples.nextQuery();
            for (int position = 0; position < candidates.size(); position++) {
                float label = label(query, candidates.item(position));
                boolean drawn = random.nextDouble() < share;
                if (label > 0) {
                    examples.add(candidates, position, label, 1);
                } else if (drawn) {
                    examples.add(candidates, position, label, (float) (1 / share));
                }
            }
        }
    }

    private float label(Query query, int item) {
        float label = labels.of(query, item);
        if (!(label >= 0 && label <= 1)) {
            throw new IllegalArgumentException("label of item " + item + " must be from 0 to 1: " + label);
        }
        return label;
    }
}
