package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.split.ColdItemSplit;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.model.TrainingRun;
import dev.sluice.examples.retrieve.Scratch;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.Histories;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Training data without the events of some items, and what users went on to like of warm items, which have events left,
 * and of cold ones. Lists are of all items but those that a user had, cold ones among them.
 *
 * @param training what models learn from
 * @param seen what users have met, whether a model learned of it or not
 * @param judged judgements by the kind of items
 * @param cold how many items of the training part were made cold
 */
record ColdStudy(
        Dataset training, InteractionMatrix seen, Map<String, Judgements> judged, int cold, MetricOption metric) {
    private static final String ALL = "all";

    /** Draws a share of the items and leaves their events out of the training part. */
    static ColdStudy of(Parts parts, ColdItemSplit split, MetricOption metric) {
        Dataset whole = parts.training();
        Interactions rest = split.split(whole.interactions()).train();
        BitSet warm = new BitSet();
        for (int event = 0; event < rest.size(); event++) {
            warm.set(rest.item(event));
        }
        Map<String, Judgements> judged = new LinkedHashMap<>();
        Interactions unseen = parts.unseen();
        judged.put("warm", Judgements.of(unseen.filter(event -> warm.get(unseen.item(event)))));
        judged.put("cold", Judgements.of(unseen.filter(event -> !warm.get(unseen.item(event)))));
        judged.put(ALL, Judgements.of(unseen));
        BitSet all = new BitSet();
        for (int event = 0; event < whole.interactions().size(); event++) {
            all.set(whole.interactions().item(event));
        }
        return new ColdStudy(
                whole.with(rest),
                InteractionMatrix.of(whole.interactions()),
                judged,
                all.cardinality() - warm.cardinality(),
                metric);
    }

    /** Says what there is to learn from and to judge by. */
    void announce(Console console) {
        console.say(
                "The events of %,d items are left out of the training part, %,d events stay",
                cold, training.interactions().size());
        console.json("cold_items", cold, "train", training.interactions().size());
    }

    /** Trains a model and judges it, by the kind of items. */
    Map<String, Evaluation> judge(Model model, ModelOptions settings, Epochs epochs, Path directory)
            throws IOException {
        TrainedModel trained = settings.train(model, training, TrainingRun.heardBy(epochs.of(model.toString())));
        epochs.end(model.toString());
        List<TrainedModel> models = new ArrayList<>();
        if (model != Model.POPULARITY) {
            models.add(Training.popularity(training.interactions()));
        }
        models.add(Histories.of(training.interactions()));
        models.add(trained);
        try (Scratch scratch = Scratch.in(directory);
                ModelRepository repository = ModelRepository.open(scratch.path().resolve("models"))) {
            Publication.publish(new Prepared(training, List.of()), models, repository);
            try (Lease lease = repository.lease()) {
                PartLists lists = new PartLists(
                        model.proposing().servedAtOnce(lease.snapshot()), lease.snapshot(), seen, metric.depth());
                return evaluations(model.toString(), lists.of(Objects.requireNonNull(judged.get(ALL))));
            }
        }
    }

    private Map<String, Evaluation> evaluations(String model, List<RankedList> lists) {
        Metric asked = metric.of(seen.columns() - 1);
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        judged.forEach((items, judgements) -> evaluations.put(
                items,
                Evaluator.of(List.of(asked))
                        .evaluate(
                                model,
                                judgements,
                                lists.stream()
                                        .filter(list ->
                                                judgements.truth(list.user()).isPresent()))));
        return evaluations;
    }
}
