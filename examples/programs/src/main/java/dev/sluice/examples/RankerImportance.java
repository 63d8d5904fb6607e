package dev.sluice.examples;

import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.examples.ranker.RankerStage;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.importance.FeatureImportance;
import dev.sluice.ranking.importance.PermutationImportance;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the ranker of a stage owes to its features.
 *
 * @param stage where it stands
 * @param rows how many examples that was found with
 * @param repeats how often each feature was permuted
 * @param features those of most worth first
 */
record RankerImportance(RankerStage stage, int rows, int repeats, List<FeatureImportance> features) {
    private static final double MOST_ROWS = 20_000;
    private static final int REPEATS = 3;
    private static final long SEED = 42;
    private static final int SHOWN = 5;

    /** Some of a ranker's examples, of whole queries: enough to tell what matters, and few enough not to wait for. */
    static Examples sample(Examples examples) {
        return examples.split(Math.min(1, MOST_ROWS / Math.max(1, examples.size())), SEED)
                .get(1);
    }

    /** Of every ranker of the current version whose sample has labels of both kinds. */
    static List<RankerImportance> of(Rankers rankers, ModelRepository repository) throws IOException {
        List<RankerImportance> found = new ArrayList<>();
        try (Lease lease = repository.lease()) {
            Query query = Query.of(lease.snapshot().version(), ItemSet.all(2)).build();
            for (RankerStage stage : RankerStage.values()) {
                Examples sample = rankers.samples().get(stage);
                if (sample != null && sample.positives() > 0 && sample.positives() < sample.size()) {
                    List<FeatureImportance> features =
                            new PermutationImportance(stage.scorer(lease.snapshot()), REPEATS, SEED).of(query, sample);
                    found.add(new RankerImportance(stage, sample.size(), REPEATS, features));
                }
            }
        }
        return found;
    }

    /** Names the features that matter most; with JSON all of them. */
    void print(Console console) {
        console.say(
                "What the %s ranker lives on: %s",
                stage.label(),
                features.stream()
                        .limit(SHOWN)
                        .map(each -> Console.format("%s %.4f", each.feature().name(), each.loss()))
                        .reduce((one, next) -> one + ", " + next)
                        .orElse("no features"));
        for (FeatureImportance each : features) {
            console.json(
                    "importance",
                    stage.label(),
                    "feature",
                    each.feature().name(),
                    "loss",
                    each.loss(),
                    "deviation",
                    each.deviation());
        }
    }
}
