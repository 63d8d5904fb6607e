package dev.sluice.examples;

import dev.sluice.ModelVersion;
import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.eval.Comparison;
import dev.sluice.eval.Comparisons;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.statistics.Correction;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.prepare.AroundSplit;
import dev.sluice.examples.prepare.ReadOrder;
import dev.sluice.examples.ranker.RankerOptions;
import dev.sluice.examples.ranker.RankerPlan;
import dev.sluice.examples.ranker.RankerStage;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The whole way from data to a report: split, train, publish, recommend by every stage of the funnel, judge, tell. What
 * {@code quickstart} and {@code run} have in common.
 */
final class Workflow {
    private final ModelOptions settings;
    private final RankerOptions rankers;
    private final int depth;
    private final Function<Instant, List<Metric>> moreMetrics;
    private final AroundSplit preparation;
    private final Console console;

    /** @param depth how many items a list has */
    Workflow(ModelOptions settings, RankerOptions rankers, int depth, Console console) {
        this(settings, rankers, depth, moment -> List.of(), AroundSplit.none(), console);
    }

    private Workflow(
            ModelOptions settings,
            RankerOptions rankers,
            int depth,
            Function<Instant, List<Metric>> moreMetrics,
            AroundSplit preparation,
            Console console) {
        this.settings = settings;
        this.rankers = rankers;
        this.depth = depth;
        this.moreMetrics = moreMetrics;
        this.preparation = preparation;
        this.console = console;
    }

    /** The same with metrics beside the usual ones, of lists for a moment. */
    Workflow judgedBy(Function<Instant, List<Metric>> metrics) {
        return new Workflow(settings, rankers, depth, metrics, preparation, console);
    }

    /** The same, preparing all data before the split and the training part after it. */
    Workflow preparedBy(AroundSplit steps) {
        return new Workflow(settings, rankers, depth, moreMetrics, steps, console);
    }

    /** Goes the whole way and leaves models, lists, judgements and the report in a directory. */
    void run(String title, Dataset read, SplitChoice choice, Path out) throws IOException {
        StepPrinter printer = new StepPrinter(console);
        Prepared all = ReadOrder.of(preparation.before().apply(read, printer::print));
        Dataset data = all.data();
        Labels.announce(data.catalogue(), console);
        Parts whole = Parts.of(data, choice.splitter());
        whole.announce(choice, console);
        Parts parts = whole.prepared(all.steps(), preparation.after(), printer::print);
        Lists lists = new Lists(
                data.catalogue(),
                Judgements.of(parts.unseen()),
                InteractionMatrix.of(whole.training().interactions()),
                Moments.of(parts.training().interactions()).last(),
                parts.foldIns(),
                depth);
        Judging judging = new Judging(lists, moreMetrics.apply(lists.moment()), console);
        try (RunDirectory directory = RunDirectory.open(out);
                ModelRepository repository = ModelRepository.open(directory.models())) {
            judging.writeJudgements(directory);
            Epochs epochs = new Epochs(console);
            Rankers trained = new RankerTraining(settings, RankerPlan.WHOLE, rankers, choice.within(), console)
                    .train(parts.training(), directory.scratch(), epochs::of);
            ModelVersion version = publish(parts.prepared(), trained, epochs, repository);
            Outcome outcome = judge(lists, judging, trained, parts, repository, directory);
            print(outcome);
            RunReport report = new RunReport(title, parts, choice, version, epochs.ended(), outcome);
            write(report, repository, directory);
        }
    }

    private ModelVersion publish(Prepared training, Rankers rankers, Epochs epochs, ModelRepository repository)
            throws IOException {
        List<TrainedModel> models = new ArrayList<>(new Training(settings, console)
                .train(Model.OF_FUNNEL, training.data(), Training.Way.PLAIN, epochs::of));
        models.addAll(rankers.models());
        ModelVersion version = Publication.publish(training, models, repository);
        Publication.announce(version, console);
        return version;
    }

    private Outcome judge(
            Lists lists,
            Judging judging,
            Rankers rankers,
            Parts parts,
            ModelRepository repository,
            RunDirectory directory)
            throws IOException {
        StageTimes times = new StageTimes();
        Map<String, Judging.Judged> judged;
        try (Lease lease = repository.lease()) {
            judged = judging.judge(Funnels.systems(lease.snapshot(), times), repository, directory);
        }
        Survival survival;
        try (RepositoryRecommender recommender = Funnels.recommender(repository, Funnels::full)) {
            survival = Survival.of(recommender, lists);
        }
        List<Showcase> examples =
                Showcase.of(repository, rankers, lists, parts.training().interactions());
        Inspection inspection = new Inspector(lists, parts.training(), repository)
                .inspect(Judging.judged(Funnels.FUNNEL, judged), rankers);
        List<RankerImportance> importances = RankerImportance.of(rankers, repository);
        return new Outcome(judged, comparisons(judged), inspection, rankers, importances, survival, times, examples);
    }

    /** The funnel beside every other system, and each of its stages beside the stage before. */
    private static Comparisons comparisons(Map<String, Judging.Judged> judged) {
        List<Comparison> comparisons = new ArrayList<>();
        Evaluation funnel = Judging.evaluation(Funnels.FUNNEL, judged);
        judged.forEach((name, other) -> {
            if (!name.equals(Funnels.FUNNEL)) {
                comparisons.add(Judging.compare(funnel, other.evaluation()));
            }
        });
        String before = Funnels.CANDIDATES;
        for (RankerStage stage : RankerStage.values()) {
            if (judged.containsKey(stage.label())) {
                comparisons.add(
                        Judging.compare(Judging.evaluation(stage.label(), judged), Judging.evaluation(before, judged)));
                before = stage.label();
            }
        }
        return Comparisons.ofFamily(comparisons, Correction.HOLM);
    }

    private void print(Outcome outcome) {
        SystemsPrinter printer = new SystemsPrinter(console);
        printer.table(outcome.evaluations());
        printer.comparisons(outcome.comparisons());
        print(outcome.inspection());
        printer.survival(outcome);
        outcome.rankers().weights().ifPresent(printer::weights);
        outcome.importances().forEach(each -> each.print(console));
        console.say("%s", outcome.answerTimes());
    }

    private void print(Inspection inspection) {
        EvaluationPrinter printer = new EvaluationPrinter(console);
        inspection.ofUsers().forEach(printer::lowest);
        inspection.ofItems().forEach(printer::lowest);
        new BehaviourPrinter(console).print(inspection.behaviour());
    }

    private void write(RunReport report, ModelRepository repository, RunDirectory directory) throws IOException {
        try (Lease lease = repository.lease()) {
            ReportOption.write(directory.report(), report.page(lease.snapshot().provenance()));
        }
        console.json("run_file", directory.runFile(Funnels.FUNNEL), "qrels", directory.judgements());
        console.json("report", directory.report());
        console.say("Models are in %s, the report is @|bold %s|@", directory.models(), directory.report());
    }
}
