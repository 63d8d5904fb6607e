package dev.sluice.examples;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Scorer;
import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.data.label.Label;
import dev.sluice.data.label.LabelledBy;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.eval.simulation.World;
import dev.sluice.eval.split.GlobalTimeSplit;
import dev.sluice.eval.split.Split;
import dev.sluice.examples.prepare.NamedLabel;
import dev.sluice.ranking.blend.Blend;
import dev.sluice.ranking.blend.BlendedRanker;
import dev.sluice.ranking.neural.DcnSettings;
import dev.sluice.ranking.neural.DcnTrainer;
import dev.sluice.train.TrainingListener;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Trains a ranker of several heads in a made-up world and asks its users what they make of lists by a blend of them and
 * by the click alone. The training is the first four fifths of the time, in three parts: features are of what was known
 * at the end of its first half, the ranker learns from the next third, the blend is chosen by the last sixth.
 */
final class SatisfactionStudy {
    private static final double AFTER_FEATURES = 0.5;
    private static final double VALIDATION = 1 / 3.0;
    private static final int OF_EACH = 100;

    private final World world;
    private final Dataset log;
    private final Interactions exposures;
    private final Console console;

    /**
     * @param log of that world
     * @param exposures of all of it
     */
    SatisfactionStudy(World world, Dataset log, Interactions exposures, Console console) {
        this.world = world;
        this.log = log;
        this.exposures = exposures;
        this.console = console;
    }

    /** Trains, chooses, judges and prints. */
    void run() {
        Split whole = new GlobalTimeSplit(ObjectiveTraining.LATER).split(exposures);
        Dataset train = ObjectiveTraining.knownAt(Moments.of(whole.train()).last(), log);
        long moment = Moments.of(train.interactions()).last().toEpochMilli();
        Split halves = new GlobalTimeSplit(AFTER_FEATURES).split(train.interactions());
        Split recent = new GlobalTimeSplit(VALIDATION).split(halves.test());
        Dataset earlier = ObjectiveTraining.knownAt(Moments.of(halves.train()).last(), log);

        Map<String, Label> quality = new LinkedHashMap<>();
        quality.put(ShownHeads.QUANTILE, NamedLabel.QUANTILE.fit(earlier.interactions()));
        Label watched = NamedLabel.D2Q.fit(earlier.interactions());
        quality.put(ShownHeads.D2Q, watched);
        Interactions clicks = labelled(
                earlier, Objective.fit(NamedLabel.CLICK, earlier.interactions()).label());
        ShownFeatures features = new ShownFeatures(earlier, clicks, labelled(earlier, watched));
        Scorer scorer = scorer(new ShownHeads(recent.train(), quality), features);
        Blend blend = BlendChoice.best(scorer, query(), new ShownHeads(recent.test(), quality), features);
        judge(scorer, blend, features, train.interactions(), moment);
    }

    private static Interactions labelled(Dataset exposures, Label label) {
        return Preparation.none()
                .then("label", new LabelledBy(label))
                .apply(exposures)
                .data()
                .interactions();
    }

    private static Scorer scorer(ShownHeads shown, ShownFeatures features) {
        FeatureSchema schema = new FeatureSchema(
                List.copyOf(shown.served(shown.requests().get(0), features).features()));
        return new DcnTrainer(DcnSettings.defaults())
                .train("heads", shown.examples(features, schema), TrainingListener.NONE)
                .scorer();
    }

    private Query query() {
        return Query.of(new ModelVersion("objectives"), ItemSet.all(exposures.itemRows()))
                .build();
    }

    private void judge(Scorer scorer, Blend blend, ShownFeatures features, Interactions train, long moment) {
        InteractionMatrix shown = InteractionMatrix.of(train);
        int[] users = ObjectiveTraining.users(train);
        Ranker byClick = BlendedRanker.of(scorer, Blend.parse(ShownHeads.CLICK));
        Ranker byBlend = BlendedRanker.of(scorer, blend);
        SatisfactionPrinter printer = new SatisfactionPrinter(world, moment, console);
        for (int user : users) {
            int[] proposed = proposed(user, features, shown, world.lastPublished(moment));
            Candidates candidates = features.of(user, proposed, moment, place -> 1);
            printer.add(user, list(byClick, candidates), list(byBlend, candidates));
        }
        printer.print(blend);
    }

    /** What a factorisation of clicks thinks best and what is opened most, of what the user has not been shown. */
    private static int[] proposed(int user, ShownFeatures features, InteractionMatrix shown, int last) {
        int[] unseen = IntStream.rangeClosed(1, last)
                .filter(item -> !shown.contains(user, item))
                .toArray();
        Set<Integer> items = new LinkedHashSet<>();
        for (String feature : List.of("als.click", "mean.click")) {
            double[] scores = features.guess(feature).of(user, unseen);
            IntStream.range(0, unseen.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(place -> -scores[place]))
                    .limit(OF_EACH)
                    .forEach(place -> items.add(unseen[place]));
        }
        return items.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] list(Ranker ranker, Candidates candidates) {
        int[] positions =
                ranker.rank(query(), candidates, SatisfactionPrinter.PLACES).positions();
        return Arrays.stream(positions).map(candidates::item).toArray();
    }
}
