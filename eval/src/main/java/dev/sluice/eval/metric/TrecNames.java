package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.Metric;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of trec_eval: some are a word alone, some a word and the number of places that count. */
final class TrecNames {
    private static final Pattern WITH_CUT = Pattern.compile("(\\w+?)_(\\d{1,9})");

    private final Map<String, Function<Preset, Metric>> whole = new LinkedHashMap<>();
    private final Map<String, IntFunction<ListMetric>> cut = new LinkedHashMap<>();

    private TrecNames() {}

    /** All of them. */
    static TrecNames all() {
        return new TrecNames()
                .sum("num_q", Count.USERS)
                .sum("num_ret", Count.RETRIEVED)
                .sum("num_rel", Count.RELEVANT)
                .sum("num_rel_ret", Count.RELEVANT_RETRIEVED)
                .mean("map", new AveragePrecision(Metrics.WHOLE_LIST, Denominator.ALL_RELEVANT))
                .mean("Rprec", new RPrecision())
                .mean("bpref", new Bpref())
                .mean("recip_rank", new ReciprocalRank(Metrics.WHOLE_LIST))
                .mean("11pt_avg", new ElevenPointPrecision())
                .mean("ndcg", new Ndcg(Metrics.WHOLE_LIST, Gain.LINEAR, Ideal.CUT))
                .mean("set_P", new SetPrecision())
                .mean("set_recall", new Recall(Metrics.WHOLE_LIST, Denominator.ALL_RELEVANT))
                .mean("set_F", new FMeasure())
                .interpolated()
                .geometric("gm_map", new AveragePrecision(Metrics.WHOLE_LIST, Denominator.ALL_RELEVANT))
                .cut("P", Precision::new)
                .cut("recall", k -> new Recall(k, Denominator.ALL_RELEVANT))
                .cut("ndcg_cut", k -> new Ndcg(k, Gain.LINEAR, Ideal.CUT))
                .cut("map_cut", k -> new AveragePrecision(k, Denominator.ALL_RELEVANT))
                .cut("success", HitRate::new);
    }

    /** The metric of this name, with what the preset says of users for whom it is undefined. */
    Optional<Metric> parse(String name, Preset preset) {
        Matcher parts = WITH_CUT.matcher(name);
        if (parts.matches() && cut.containsKey(parts.group(1))) {
            ListMetric metric = cut.get(parts.group(1)).apply(Integer.parseInt(parts.group(2)));
            return Optional.of(preset.withUndefined(metric).named(name));
        }
        return Optional.ofNullable(whole.get(name)).map(make -> make.apply(preset));
    }

    /** Every name there is, with {@code K} for a number. */
    Stream<String> known() {
        return Stream.concat(whole.keySet().stream(), cut.keySet().stream().map(stem -> stem + "_K"));
    }

    private TrecNames mean(String name, ListMetric metric) {
        whole.put(name, preset -> preset.withUndefined(metric).named(name));
        return this;
    }

    /** Precision at recalls 0.00, 0.10 and so on. */
    private TrecNames interpolated() {
        for (int tenths = 0; tenths <= 10; tenths++) {
            double recall = tenths / 10.0;
            mean(String.format(Locale.ROOT, "iprec_at_recall_%.2f", recall), new InterpolatedPrecision(recall));
        }
        return this;
    }

    private TrecNames geometric(String name, ListMetric metric) {
        whole.put(name, preset -> new GeometricMean(name, preset.withUndefined(metric)));
        return this;
    }

    private TrecNames sum(String name, ListMetric metric) {
        whole.put(name, preset -> metric.summed(name));
        return this;
    }

    private TrecNames cut(String stem, IntFunction<ListMetric> make) {
        cut.put(stem, make);
        return this;
    }
}
