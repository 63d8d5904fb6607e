package dev.sluice.examples;

import dev.sluice.Query;
import dev.sluice.Recommender;
import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.split.Splitter;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.ranking.ExampleCollector;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.linear.FtrlSettings;
import dev.sluice.ranking.linear.FtrlTrainer;
import dev.sluice.ranking.linear.LogisticModel;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/**
 * Trains the light ranker within the training period. The period is split once more; generators trained on its first
 * part propose, and what users went on to like in the second part labels what was proposed. So the ranker learns how
 * far to trust generators on a future they have not seen, which is how they will be served.
 */
final class LightTraining {
    private static final double NEGATIVES = 0.1;

    private final ModelOptions settings;
    private final Splitter splitter;
    private final Console console;

    LightTraining(ModelOptions settings, Splitter splitter, Console console) {
        this.settings = settings;
        this.splitter = splitter;
        this.console = console;
    }

    /**
     * Trains it, if the data give examples of both kinds.
     *
     * @param scratch directory for the models of the first part, with nothing in it
     */
    Optional<LogisticModel> train(Dataset training, Path scratch, TrainingListener listener) throws IOException {
        Optional<Parts> parts = parts(training);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Examples examples = examples(parts.get(), scratch);
        long liked = examples.positives();
        if (liked == 0 || liked == examples.size()) {
            leftOut(Console.format("%,d of %,d examples are positive", liked, examples.size()));
            return Optional.empty();
        }
        console.say("The light ranker learns from %,d examples, %,d of them positive", examples.size(), liked);
        return Optional.of(new FtrlTrainer(FtrlSettings.defaults()).train(Funnels.LIGHT, examples, listener));
    }

    /** The training in two parts, if there is enough of it. */
    private Optional<Parts> parts(Dataset training) {
        try {
            return Optional.of(Parts.of(training, splitter));
        } catch (IllegalArgumentException e) {
            leftOut("the training cannot be split again: " + ErrorLine.of(e));
            return Optional.empty();
        }
    }

    private void leftOut(String why) {
        console.say("@|yellow No light ranker:|@ %s", why);
        console.json("light_left_out", why);
    }

    private Examples examples(Parts parts, Path scratch) throws IOException {
        InteractionMatrix liked = InteractionMatrix.of(parts.unseen());
        try (ModelRepository repository = ModelRepository.open(scratch)) {
            Publication.publish(parts.prepared(), models(parts.training()), repository);
            try (Lease lease = repository.lease()) {
                ExampleCollector collector = new ExampleCollector(
                        Features.schema(Features.of(lease.snapshot())),
                        (query, item) -> label(query, item, liked),
                        NEGATIVES);
                Recommender recommender =
                        Funnels.recommender(repository, snapshot -> Funnels.before(collector, snapshot));
                ask(recommender, liked, parts);
                return collector.examples();
            }
        }
    }

    private List<TrainedModel> models(Dataset first) {
        return new Training(settings, console)
                .train(Model.OF_FUNNEL, first, Training.Way.PLAIN, model -> TrainingListener.NONE);
    }

    private static float label(Query query, int item, InteractionMatrix liked) {
        return liked.contains(query.user(), item) ? 1 : 0;
    }

    /** Asks for every user who went on to like something. */
    private void ask(Recommender recommender, InteractionMatrix liked, Parts parts) {
        FoldIns foldIns = parts.foldIns();
        Instant moment = Moments.of(parts.training().interactions()).last();
        try (ProgressBar bar = console.progress("collecting examples", liked.rows())) {
            for (int user = 1; user < liked.rows(); user++) {
                if (liked.size(user) > 0) {
                    Lists.whole(
                            recommender.recommend(foldIns.request(user, moment).build()), Funnels.LIGHT);
                }
                bar.step();
            }
        }
    }
}
