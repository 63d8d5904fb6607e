package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.MissingLists;
import java.util.stream.Stream;

/** What names such as {@code ndcg@10} stand for, since the field does not agree. */
public enum Preset {
    /**
     * As papers on recommendation from implicit feedback have it: binary gain, ideal cut at k, recall and average
     * precision divided by min(k, relevant); users without relevant items are left out, users without a list count as
     * if theirs were empty.
     *
     * @see <a href="https://doi.org/10.1145/3178876.3186150">Liang, Krishnan, Hoffman and Jebara 2018</a>
     */
    RECSYS(Gain.BINARY, Denominator.CAPPED, MissingLists.AS_EMPTY) {
        @Override
        ListMetric withUndefined(ListMetric metric) {
            return metric;
        }

        @Override
        Stream<String> defaults() {
            return Stream.of("ndcg@10", "recall@20", "precision@10", "hit@10", "map@10", "mrr@10");
        }
    },
    /**
     * As trec_eval 9.0.8 has it: the grade is the gain, recall and average precision are divided by all relevant items;
     * users without relevant items count 0, users without a list are left out.
     */
    TREC(Gain.LINEAR, Denominator.ALL_RELEVANT, MissingLists.LEFT_OUT) {
        @Override
        ListMetric withUndefined(ListMetric metric) {
            return metric.orZero();
        }

        @Override
        Stream<String> defaults() {
            return Stream.of(
                            "num_ret num_rel num_rel_ret map Rprec bpref recip_rank P_1 P_5 P_10 P_20",
                            "recall_1 recall_5 recall_10 recall_20 recall_50 recall_100 11pt_avg",
                            "ndcg ndcg_cut_1 ndcg_cut_3 ndcg_cut_5 ndcg_cut_10 ndcg_cut_20 ndcg_cut_50 ndcg_cut_100",
                            "map_cut_5 map_cut_10 map_cut_20 map_cut_100 success_1 success_5 success_10 success_20 set_F")
                    .flatMap(line -> Stream.of(line.split(" ")));
        }
    };

    private final Gain gain;
    private final Denominator denominator;
    private final MissingLists missing;

    Preset(Gain gain, Denominator denominator, MissingLists missing) {
        this.gain = gain;
        this.denominator = denominator;
        this.missing = missing;
    }

    /** What becomes of users without a list, unless somebody asks for something else. */
    public MissingLists missing() {
        return missing;
    }

    Gain gain() {
        return gain;
    }

    Denominator denominator() {
        return denominator;
    }

    /** What the metric says of users for whom it is undefined. */
    abstract ListMetric withUndefined(ListMetric metric);

    /** The names to look at when nobody names any. */
    abstract Stream<String> defaults();
}
