package dev.sluice.examples;

import dev.sluice.Query;
import dev.sluice.Scorer;
import dev.sluice.ranking.blend.Blend;
import dev.sluice.ranking.blend.BlendTerm;
import dev.sluice.ranking.blend.ExponentProduct;
import dev.sluice.ranking.blend.ExponentProduct.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses a blend by what a log tells, without the truth: that which best puts on top, in the lists that were shown,
 * what was opened and then watched for longer than others of its duration.
 *
 * <p>Satisfaction is the product of being opened and being liked then. The blends are products; at a scale of 1,000 the
 * 1 in each factor hardly counts.
 */
final class BlendChoice {
    private static final double SCALE = 1000;
    private static final double[] QUALITY = {0.5, 1, 2, 4};

    private BlendChoice() {}

    /** All that are tried. */
    static List<Blend> grid() {
        List<Blend> blends = new ArrayList<>();
        for (String head : List.of(ShownHeads.QUANTILE, ShownHeads.D2Q)) {
            for (double quality : QUALITY) {
                blends.add(new ExponentProduct(
                        List.of(Factor.of(ShownHeads.CLICK, SCALE, 1), Factor.of(head, SCALE, quality))));
            }
        }
        return blends;
    }

    /** The best for lists that were shown after what the scorer has learned from; of equals, the first. */
    static Blend best(Scorer scorer, Query query, ShownHeads shown, ShownFeatures features) {
        List<Blend> blends = grid();
        double[] sums = new double[blends.size()];
        for (int[] rows : shown.requests()) {
            double[] gains = IntStream.of(rows)
                    .mapToDouble(row -> orZero(shown.label(ShownHeads.D2Q, row)))
                    .toArray();
            float[] scores = new float[rows.length * scorer.heads().size()];
            scorer.score(query, shown.served(rows, features), scores);
            for (int blend = 0; blend < sums.length; blend++) {
                sums[blend] += ndcg(gains, scores(blends.get(blend), scorer.heads(), scores, rows.length));
            }
        }
        int best = IntStream.range(0, sums.length)
                .boxed()
                .max(Comparator.<Integer>comparingDouble(blend -> sums[blend]).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        return blends.get(best);
    }

    private static double orZero(double label) {
        return Double.isNaN(label) ? 0 : label;
    }

    private static double[] scores(Blend blend, List<String> heads, float[] predictions, int size) {
        double[] joined = new double[size];
        Arrays.setAll(
                joined,
                item -> blend.join(blend.terms().stream()
                        .mapToDouble(
                                (BlendTerm term) -> term.part(predictions[heads.indexOf(term.head()) * size + item]))
                        .toArray()));
        return joined;
    }

    /** 0 where nothing was gained. */
    static double ndcg(double[] gains, double[] scores) {
        double ideal = dcg(gains, gains);
        return ideal == 0 ? 0 : dcg(gains, scores) / ideal;
    }

    private static double dcg(double[] gains, double[] scores) {
        int[] order = IntStream.range(0, gains.length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> -scores[place]))
                .mapToInt(Integer::intValue)
                .toArray();
        return IntStream.range(0, order.length)
                .mapToDouble(rank -> gains[order[rank]] * Math.log(2) / Math.log(rank + 2))
                .sum();
    }
}
