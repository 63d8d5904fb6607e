package dev.sluice.ranking.rerank;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Puts what an application promotes at fixed places and leaves the others in their order. At each such place stands the
 * first candidate, in the order they come in, of the items that it belongs to, if the query allows one of them; it is
 * taken from wherever it stood, so that nothing stands in the list twice. The column {@link #PROMOTED} says of each
 * place whether it is one of these.
 *
 * <p>A place whose items are no candidates, are not allowed, or stand at an earlier place goes to the others, and so
 * does one behind the end of the list. Scores stay those of the candidates.
 *
 * <p>What is promoted must be a candidate. In a funnel around the one that makes the list it is, however low its score:
 *
 * <pre>{@code
 * .generator("list", funnel, 50)
 * .generator("promoted", promoted.generator(), 5)
 * .ranker("promote", promoted, 20)
 * }</pre>
 */
public final class PromotedRanker implements Ranker {
    /** 1 where a promoted item stands, otherwise 0. */
    public static final FeatureKey PROMOTED = new FeatureKey("promoted", FeatureType.FLAG);

    private static final int FREE = -1;

    private final ModelVersion version;
    private final Promotions promotions;

    /** Promotes items of this version. */
    public PromotedRanker(ModelVersion version, Promotions promotions) {
        this.version = version;
        this.promotions = promotions;
    }

    @Override
    public FeatureSchema provides() {
        return FeatureSchema.of(PROMOTED);
    }

    /** Proposes what is promoted and allowed, in the order of the places and of the items, all with the score 0. */
    public CandidateGenerator generator() {
        return (query, limit) -> {
            IntLinkedOpenHashSet items = new IntLinkedOpenHashSet();
            for (Promotion promotion : sorted(query)) {
                for (int item : promotion.items().toArray()) {
                    if (items.size() < limit && query.allowed().contains(item)) {
                        items.add(item);
                    }
                }
            }
            return Candidates.of(items.toIntArray(), new float[items.size()]);
        };
    }

    /**
     * Ranks a batch.
     *
     * @throws IllegalArgumentException if two promotions have one place
     */
    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        int[] order = new int[Math.min(limit, candidates.size())];
        Arrays.fill(order, FREE);
        boolean[] taken = new boolean[candidates.size()];
        float[] promoted = new float[order.length];
        for (Promotion promotion : sorted(query)) {
            for (int position = 0; position < taken.length && isFree(order, promotion.place()); position++) {
                int item = candidates.item(position);
                if (!taken[position]
                        && promotion.items().contains(item)
                        && query.allowed().contains(item)) {
                    taken[position] = true;
                    order[promotion.place()] = position;
                    promoted[promotion.place()] = 1;
                }
            }
        }
        fill(order, taken);
        return scored(candidates, order).with(PROMOTED, promoted);
    }

    private List<Promotion> sorted(Query query) {
        query.require(version);
        List<Promotion> sorted = promotions.of(query).stream()
                .sorted(Comparator.comparingInt(Promotion::place))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).place() == sorted.get(i - 1).place()) {
                throw new IllegalArgumentException(
                        "a place belongs to one promotion: " + sorted.get(i).place());
            }
        }
        return sorted;
    }

    private static boolean isFree(int[] order, int place) {
        return place < order.length && order[place] == FREE;
    }

    private static void fill(int[] order, boolean[] taken) {
        int next = 0;
        for (int place = 0; place < order.length; place++) {
            if (order[place] == FREE) {
                while (taken[next]) {
                    next++;
                }
                order[place] = next++;
            }
        }
    }

    private static Ranking scored(Candidates candidates, int[] order) {
        float[] scores = new float[order.length];
        for (int place = 0; place < order.length; place++) {
            scores[place] = candidates.score(order[place]);
        }
        return Ranking.of(order, scores);
    }
}
