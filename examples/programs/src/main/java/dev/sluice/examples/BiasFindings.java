package dev.sluice.examples;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.ListMetric;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.bias.Divergence;
import dev.sluice.eval.bias.GroupExposure;
import dev.sluice.eval.bias.GroupRate;
import dev.sluice.eval.bias.ItemGroups;
import dev.sluice.eval.bias.JensenShannon;
import dev.sluice.eval.bias.KullbackLeibler;
import dev.sluice.eval.bias.Miscalibration;
import dev.sluice.eval.bias.PopularityLift;
import dev.sluice.eval.bias.Pri;
import dev.sluice.eval.bias.Pru;
import dev.sluice.eval.bias.Reo;
import dev.sluice.eval.bias.Rsp;
import dev.sluice.eval.metric.CatalogueCoverage;
import dev.sluice.eval.metric.CoverageCurve;
import dev.sluice.eval.metric.GiniConcentration;
import dev.sluice.eval.metric.IntraListDiversity;
import dev.sluice.eval.metric.ItemDistance;
import dev.sluice.eval.metric.Novelty;
import dev.sluice.eval.metric.RankBiasedOverlap;
import dev.sluice.eval.metric.RecommendationEntropy;
import dev.sluice.eval.metric.Serendipity;
import dev.sluice.eval.metric.UserCoverage;
import dev.sluice.eval.metric.UserLists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lists show, and whom they favour.
 *
 * @param whole of all lists
 * @param groups by column, and by popularity
 * @param curves by run; empty if nothing is recommended
 */
record BiasFindings(Evaluation whole, List<OfGroups> groups, Map<String, CoverageCurve> curves) {
    /**
     * What is found of one way to group items.
     *
     * @param by the name of the way
     * @param groups the groups
     * @param shares how large each group is
     * @param shown how often each group is shown where it could be
     * @param liked how often each group is shown where it is liked
     * @param evaluation of the lists
     */
    record OfGroups(
            String by,
            ItemGroups groups,
            List<GroupShare> shares,
            List<GroupRate> shown,
            List<GroupRate> liked,
            Evaluation evaluation) {
        MetricResult exposure(int group, int k) {
            return evaluation.result(exposureName(groups.names().get(group), k));
        }
    }

    private static String exposureName(String group, int k) {
        return "exposure@" + k + "/" + group;
    }

    static BiasFindings of(BiasInputs inputs, BiasSettings settings) {
        return new Search(inputs, settings).findings();
    }

    /** One look at the inputs. */
    private record Search(BiasInputs inputs, BiasSettings settings) {
        BiasFindings findings() {
            List<OfGroups> groups = new ArrayList<>();
            for (String column : inputs.columns()) {
                ItemGroups of = ItemGroups.ofColumn(inputs.items(), column);
                groups.add(ofGroups(column, of, ofColumn(column, of)));
            }
            ItemGroups popular = ItemGroups.headAndTail(inputs.popularity(), inputs.itemRows(), settings.head());
            groups.add(ofGroups("popularity", popular, List.of(ofPopularity())));
            return new BiasFindings(evaluate(whole()), groups, curves());
        }

        private Evaluation evaluate(List<Metric> metrics) {
            Evaluator evaluator = Evaluator.of(metrics);
            return (settings.intervals() ? evaluator : evaluator.withoutIntervals())
                    .evaluate(inputs.name(), inputs.judgements(), inputs.lists().parallelStream());
        }

        private OfGroups ofGroups(String by, ItemGroups groups, List<Metric> own) {
            Rsp rsp = new Rsp(settings.k(), groups, inputs.history());
            Reo reo = new Reo(settings.k(), groups, inputs.history());
            List<Metric> metrics = new ArrayList<>(own);
            metrics.add(rsp);
            metrics.add(reo);
            for (String group : groups.names()) {
                metrics.add(new GroupExposure(settings.k(), groups, group).named(exposureName(group, settings.k())));
            }
            return new OfGroups(
                    by,
                    groups,
                    GroupShare.of(inputs, groups),
                    rsp.rates(inputs.judgements(), inputs.lists().stream()),
                    reo.rates(inputs.judgements(), inputs.lists().stream()),
                    evaluate(metrics));
        }

        private Metric cut(String name, ListMetric metric) {
            return metric.named(name + "@" + settings.k());
        }

        private List<Metric> whole() {
            int k = settings.k();
            int items = Math.max(2, inputs.itemRows() - 1);
            List<Metric> metrics = new ArrayList<>();
            metrics.add(new UserCoverage(1).named("userCoverage"));
            metrics.add(new CatalogueCoverage(k, items));
            metrics.add(new GiniConcentration(k, items));
            metrics.add(new RecommendationEntropy(k, items));
            metrics.add(cut("novelty", new Novelty(k, inputs.popularity(), settings.unmet())));
            UserLists popular = UserLists.mostPopular(inputs.popularity(), inputs.history(), k);
            metrics.add(cut("serendipity", new Serendipity(k, popular, "unseen popular items")));
            inputs.baseline().ifPresent(baseline -> metrics.addAll(against(baseline)));
            metrics.add(new Pru(inputs.popularity(), settings.ranks()).named("pru"));
            metrics.add(new Pri(inputs.popularity(), settings.ranks()));
            metrics.add(cut("popularityLift", new PopularityLift(k, inputs.popularity(), inputs.history())));
            return metrics;
        }

        private List<Metric> against(BiasInputs.Baseline baseline) {
            UserLists lists = UserLists.of(baseline.lists().stream());
            String name = baseline.name();
            return List.of(
                    new Serendipity(settings.k(), lists, name).named("serendipity@" + settings.k() + "/" + name),
                    cut("overlap", new RankBiasedOverlap(settings.k(), settings.persistence(), lists, name)));
        }

        private List<Metric> ofColumn(String column, ItemGroups groups) {
            ItemDistance distance = ItemDistance.ofColumn(inputs.items(), column);
            return List.of(
                    cut("diversity", new IntraListDiversity(settings.k(), distance, column)),
                    calibration(groups, KullbackLeibler.smoothed()));
        }

        private Metric ofPopularity() {
            return calibration(
                    ItemGroups.headMiddleTail(inputs.popularity(), inputs.itemRows(), 0.2, 0.2), new JensenShannon());
        }

        private Metric calibration(ItemGroups groups, Divergence divergence) {
            return cut("miscalibration", new Miscalibration(settings.k(), groups, inputs.history(), divergence));
        }

        private Map<String, CoverageCurve> curves() {
            Map<String, CoverageCurve> curves = new LinkedHashMap<>();
            curve(inputs.lists()).ifPresent(curve -> curves.put(inputs.name(), curve));
            inputs.baseline()
                    .ifPresent(
                            baseline -> curve(baseline.lists()).ifPresent(curve -> curves.put(baseline.name(), curve)));
            return curves;
        }

        private Optional<CoverageCurve> curve(List<RankedList> lists) {
            List<RankedList> judged = inputs.judged(lists);
            return judged.stream().allMatch(list -> list.size() == 0)
                    ? Optional.empty()
                    : Optional.of(CoverageCurve.of(judged.stream(), settings.k()));
        }
    }
}
