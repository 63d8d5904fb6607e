package dev.sluice.examples;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Comparison;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.bias.LikedRanks;
import dev.sluice.eval.bias.Pri;
import dev.sluice.eval.bias.Pru;
import dev.sluice.eval.metric.CoverageCurve;
import dev.sluice.eval.metric.ItemPopularity;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Interval;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What weakens the favour that popular items find, and what that costs: whole rankings of all items with events that a
 * user has not seen, by one model of vectors, with a ranker behind it.
 */
final class MitigationStudy {
    /** So many places count for quality and coverage. */
    static final int K = 10;

    private final Parts parts;
    private final Judgements judgements;
    private final InteractionMatrix seen;
    private final ItemPopularity popularity;
    private final Evaluator evaluator;
    private final Path scratch;

    /**
     * What was found of one setting.
     *
     * @param evaluation {@code ndcg@10}, {@code pru} and {@code pri}, with intervals
     * @param coverage how few items fill how much of the first ten places
     */
    record Finding(double setting, Evaluation evaluation, CoverageCurve coverage) {
        /** The value of a metric. */
        double value(String metric) {
            return evaluation.result(metric).value();
        }

        /** What the setting costs in quality, beside another: paired by user, at 95 %. */
        Interval cost(Finding other) {
            return Comparison.of(evaluation, other.evaluation, "ndcg@" + K, Bootstrap.defaults())
                    .interval();
        }
    }

    /**
     * @param users how many users are asked, at most
     * @param scratch directory for models, with nothing in it
     */
    MitigationStudy(Parts parts, int users, long seed, Path scratch) {
        Interactions training = parts.training().interactions();
        this.parts = parts;
        this.judgements = Judgements.of(parts.unseen()).sample(users, seed);
        this.seen = InteractionMatrix.of(training);
        this.popularity = ItemPopularity.ofEvents(training);
        this.evaluator = Evaluator.of(List.of(ndcg(), pru(), pri()));
        this.scratch = scratch;
    }

    private static Metric ndcg() {
        return Metrics.of(Preset.RECSYS).parse("ndcg@" + K);
    }

    private Metric pru() {
        return new Pru(popularity, LikedRanks.defaults()).named("pru");
    }

    private Metric pri() {
        return new Pri(popularity, LikedRanks.defaults());
    }

    /** What the models learn from. */
    InteractionMatrix training() {
        return seen;
    }

    /** How many users are asked. */
    int users() {
        return judgements.users();
    }

    /**
     * Publishes a model and asks it, once for each setting, with the ranker that belongs to that.
     *
     * @param rankers by their settings
     */
    List<Finding> of(TrainedModel model, Map<Double, Function<ModelSnapshot, Ranker>> rankers) throws IOException {
        List<Finding> findings = new ArrayList<>();
        try (ModelRepository repository = ModelRepository.open(scratch)) {
            Publication.publish(
                    parts.prepared(),
                    List.of(model, Training.popularity(parts.training().interactions())),
                    repository);
            try (Lease lease = repository.lease()) {
                for (Map.Entry<Double, Function<ModelSnapshot, Ranker>> ranker : new TreeMap<>(rankers).entrySet()) {
                    findings.add(finding(
                            ranker.getKey(),
                            model.name(),
                            ranker.getValue().apply(lease.snapshot()),
                            lease.snapshot()));
                }
            }
        }
        return findings;
    }

    private Finding finding(double setting, String model, Ranker ranker, ModelSnapshot snapshot) {
        int items = seen.columns();
        CandidateGenerator generator = inDeviations(EmbeddingCandidates.of(snapshot, model));
        ItemSet known = ItemSet.all(items)
                .without(IntStream.range(1, items)
                        .filter(item -> popularity.count(item) == 0)
                        .toArray());
        List<RankedList> lists = new ArrayList<>();
        for (Truth truth : judgements) {
            ItemSet unseen = known.without(seen.row(truth.user()));
            Query query = Query.of(snapshot.version(), unseen)
                    .user(truth.user())
                    .limit(items)
                    .build();
            Candidates found = generator.generate(query, items);
            lists.add(list(truth.user(), found.select(ranker.rank(query, found, items))));
        }
        return new Finding(
                setting,
                evaluator.evaluate(model + " at " + setting, judgements, lists.stream()),
                CoverageCurve.of(lists.stream(), K));
    }

    /** Models have scales of their own: what is taken off is to mean the same for all. */
    private static CandidateGenerator inDeviations(CandidateGenerator model) {
        return (query, limit) -> {
            Candidates found = model.generate(query, limit);
            float[] scores = found.scores();
            double[] wide = new double[scores.length];
            Arrays.setAll(wide, i -> scores[i]);
            double mean = Arrays.stream(wide).average().orElse(0);
            double variance = Arrays.stream(wide)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElse(0);
            for (int i = 0; i < scores.length && variance > 0; i++) {
                scores[i] = (float) ((wide[i] - mean) / Math.sqrt(variance));
            }
            return Candidates.of(found.items(), scores);
        };
    }

    private static RankedList list(int user, Candidates ranked) {
        double[] scores = new double[ranked.size()];
        Arrays.setAll(scores, ranked::score);
        return RankedList.of(user, ranked.items(), scores);
    }
}
