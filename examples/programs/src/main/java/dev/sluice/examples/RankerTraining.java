package dev.sluice.examples;

import dev.sluice.Query;
import dev.sluice.Recommender;
import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.split.Splitter;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.ranker.RankerOptions;
import dev.sluice.examples.ranker.RankerPlan;
import dev.sluice.examples.ranker.RankerStage;
import dev.sluice.ranking.ExampleCollector;
import dev.sluice.ranking.Examples;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import me.tongfei.progressbar.ProgressBar;

/**
 * Trains the rankers of a funnel within the training period. The period is split once more; generators trained on its
 * first part propose, and what users went on to like in the second part labels what was proposed. So rankers learn how
 * far to trust generators on a future they have not seen, which is how they will be served. A ranker behind another
 * learns from what that one lets through.
 */
final class RankerTraining {
    private final ModelOptions settings;
    private final RankerPlan plan;
    private final RankerOptions options;
    private final Splitter splitter;
    private final Console console;

    /**
     * @param settings of the models that propose
     * @param plan which rankers are trained
     * @param options of these
     */
    RankerTraining(ModelOptions settings, RankerPlan plan, RankerOptions options, Splitter splitter, Console console) {
        this.settings = settings;
        this.plan = plan;
        this.options = options;
        this.splitter = splitter;
        this.console = console;
    }

    /**
     * Trains them, as far as the data give examples of both kinds.
     *
     * @param scratch directory for the models of the first part, with nothing in it
     * @param listeners of epochs, by the name of a stage
     */
    Rankers train(Dataset training, Path scratch, Function<String, TrainingListener> listeners) throws IOException {
        Optional<Parts> parts = parts(training);
        if (parts.isEmpty()) {
            return Rankers.NONE;
        }
        try (ModelRepository repository = ModelRepository.open(scratch)) {
            return train(plan.kinds().keySet(), parts.get(), proposing(parts.get()), repository, listeners);
        }
    }

    private List<TrainedModel> proposing(Parts parts) {
        return new Training(settings, console)
                .train(Model.OF_FUNNEL, parts.training(), Training.Way.PLAIN, model -> TrainingListener.NONE);
    }

    /** Trains the rankers of some stages, each behind those before it, up to one that has too little to learn from. */
    private Rankers train(
            Collection<RankerStage> stages,
            Parts parts,
            List<TrainedModel> proposing,
            ModelRepository repository,
            Function<String, TrainingListener> listeners)
            throws IOException {
        List<TrainedModel> models = new ArrayList<>(proposing);
        Map<RankerStage, TrainedModel> rankers = new EnumMap<>(RankerStage.class);
        Map<RankerStage, Examples> samples = new EnumMap<>(RankerStage.class);
        for (RankerStage stage : stages) {
            Publication.publish(parts.prepared(), models, repository);
            Examples examples = examples(stage, parts, repository);
            if (!isOfBothKinds(stage, examples)) {
                break;
            }
            TrainedModel ranker = plan.kind(stage)
                    .orElseThrow()
                    .train(stage.label(), examples, options, listeners.apply(stage.label()));
            models.add(ranker);
            rankers.put(stage, ranker);
            samples.put(stage, RankerImportance.sample(examples));
        }
        return new Rankers(rankers, samples);
    }

    /**
     * Examples for a ranker that is not trained, the rankers before it being.
     *
     * @param learning of the users to learn from, as it would learn from them
     * @param judging of the others, every candidate that they get
     */
    record ForSearch(Examples learning, Examples judging) {
        /** One user in so many is judged by. */
        static final int SHARE = 5;
    }

    /**
     * Collects examples for the last ranker of the plan.
     *
     * @throws IllegalArgumentException if the data do not give any of both kinds
     */
    ForSearch collect(RankerStage last, Dataset training, Path scratch) throws IOException {
        Parts parts = Parts.of(training, splitter);
        try (ModelRepository repository = ModelRepository.open(scratch)) {
            List<TrainedModel> models = new ArrayList<>(proposing(parts));
            Rankers before = train(last.before(), parts, models, repository, stage -> TrainingListener.NONE);
            if (!before.byStage().keySet().containsAll(last.before())) {
                throw new IllegalArgumentException(
                        "there is too little to train what stands before " + last.label() + " on");
            }
            models.addAll(before.models());
            Publication.publish(parts.prepared(), models, repository);
            ForSearch examples = new ForSearch(
                    examples(last, parts, repository, user -> user % ForSearch.SHARE != 0, last.negatives()),
                    examples(last, parts, repository, user -> user % ForSearch.SHARE == 0, 1));
            if (!isOfBothKinds(last, examples.learning) || examples.judging.positives() == 0) {
                throw new IllegalArgumentException("there is too little to tune " + last.label() + " on");
            }
            return examples;
        }
    }

    /** The training in two parts, if there is enough of it. */
    private Optional<Parts> parts(Dataset training) {
        try {
            return Optional.of(Parts.of(training, splitter));
        } catch (IllegalArgumentException e) {
            leftOut(RankerStage.LIGHT, "the training cannot be split again: " + ErrorLine.of(e));
            return Optional.empty();
        }
    }

    private boolean isOfBothKinds(RankerStage stage, Examples examples) {
        int liked = examples.positives();
        if (liked == 0 || liked == examples.size()) {
            leftOut(stage, Console.format("%,d of %,d examples are positive", liked, examples.size()));
            return false;
        }
        console.say(
                "The %s ranker learns from %,d examples, %,d of them positive", stage.label(), examples.size(), liked);
        return true;
    }

    private void leftOut(RankerStage stage, String why) {
        console.say("@|yellow No %s ranker:|@ %s", stage.label(), why);
        console.json(stage.label() + "_left_out", why);
    }

    private Examples examples(RankerStage stage, Parts parts, ModelRepository repository) throws IOException {
        return examples(stage, parts, repository, user -> true, stage.negatives());
    }

    private Examples examples(
            RankerStage stage, Parts parts, ModelRepository repository, IntPredicate asked, double negatives)
            throws IOException {
        InteractionMatrix liked = InteractionMatrix.of(parts.unseen());
        try (Lease lease = repository.lease()) {
            ExampleCollector collector = new ExampleCollector(
                    Features.schema(stage, lease.snapshot()), (query, item) -> label(query, item, liked), negatives);
            try (RepositoryRecommender recommender =
                    Funnels.recommender(repository, snapshot -> Funnels.before(stage, collector, snapshot))) {
                ask(stage, recommender, liked, parts, asked);
            }
            return collector.examples();
        }
    }

    private static float label(Query query, int item, InteractionMatrix liked) {
        return liked.contains(query.user(), item) ? 1 : 0;
    }

    /** Asks for every user who went on to like something. */
    private void ask(
            RankerStage stage, Recommender recommender, InteractionMatrix liked, Parts parts, IntPredicate asked) {
        FoldIns foldIns = parts.foldIns();
        Instant moment = Moments.of(parts.training().interactions()).last();
        try (ProgressBar bar = console.progress("collecting examples", liked.rows())) {
            for (int user = 1; user < liked.rows(); user++) {
                if (liked.size(user) > 0 && asked.test(user)) {
                    Lists.whole(
                            recommender.recommend(foldIns.request(user, moment).build()), stage.label());
                }
                bar.step();
            }
        }
    }
}
