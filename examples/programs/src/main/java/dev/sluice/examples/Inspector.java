package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.bias.LikedRanks;
import dev.sluice.eval.metric.ItemPopularity;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import dev.sluice.eval.metric.Unmet;
import dev.sluice.eval.slice.ItemSlices;
import dev.sluice.eval.slice.SliceReport;
import dev.sluice.eval.slice.Slices;
import dev.sluice.eval.slice.Slicing;
import dev.sluice.examples.ranker.RankerStage;
import dev.sluice.store.ModelRepository;
import java.util.List;
import java.util.Optional;

/** Looks closely at the whole funnel: for whom it is worse, how it behaves, what it favours. */
final class Inspector {
    /** How bias is looked at. */
    static final BiasSettings BIAS = new BiasSettings(10, 0.8, 0.9, LikedRanks.defaults(), Unmet.LEFT_OUT, true);

    private static final String METRIC = "ndcg@10";

    private final Lists lists;
    private final Dataset training;
    private final ModelRepository repository;

    /** @param training what the version learned from that is current in the repository */
    Inspector(Lists lists, Dataset training, ModelRepository repository) {
        this.lists = lists;
        this.training = training;
        this.repository = repository;
    }

    /**
     * Looks.
     *
     * @param funnel what was found of it
     * @param rankers of it
     */
    Inspection inspect(Judging.Judged funnel, Rankers rankers) {
        Attributes users = Attributes.of(lists.catalogue().users());
        return new Inspection(
                ofUsers(users, funnel),
                users.leftOut(),
                ofItems(funnel),
                FunnelBehaviour.of(repository, lists, training),
                probabilities(rankers),
                bias(funnel));
    }

    private Optional<LightProbabilities> probabilities(Rankers rankers) {
        return rankers.has(RankerStage.LIGHT)
                ? Optional.of(LightProbabilities.of(repository, lists))
                : Optional.empty();
    }

    private static List<SliceReport> ofUsers(Attributes attributes, Judging.Judged funnel) {
        return attributes.slices().stream()
                .map(slices -> SliceReport.ofUsers(funnel.evaluation(), METRIC, slices, Slicing.defaults()))
                .toList();
    }

    private List<SliceReport> ofItems(Judging.Judged funnel) {
        Entities items = lists.catalogue().items();
        Evaluator evaluator = Evaluator.of(List.of(Metrics.of(Preset.RECSYS).parse(METRIC)));
        return Features.kinds(items).stream()
                .map(kind -> Slices.of(kind, items.require(kind)))
                .map(slices -> new ItemSlices(evaluator, slices, Slicing.defaults())
                        .judge(Funnels.FUNNEL, lists.judgements(), funnel.lists())
                        .report(METRIC))
                .toList();
    }

    private BiasFindings bias(Judging.Judged funnel) {
        Entities items = lists.catalogue().items();
        BiasInputs inputs = new BiasInputs(
                Funnels.FUNNEL,
                Features.kinds(items),
                items,
                items.rows(),
                InteractionMatrix.of(training.interactions()),
                ItemPopularity.ofEvents(training.interactions()),
                lists.judgements(),
                funnel.lists(),
                Optional.empty());
        return BiasFindings.of(inputs, BIAS);
    }
}
