package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.retrieve.Scratch;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.Histories;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges trained models by events that they were not trained on: publishes each into a repository that is gone
 * afterwards, and asks it as a service would. Nobody is recommended what they were trained on.
 */
final class ModelJudge implements Validation {
    private final Model model;
    private final Dataset training;
    private final InteractionMatrix seen;
    private final Judgements judgements;
    private final Metric metric;
    private final int depth;
    private final Path directory;

    /**
     * Judges one kind of model.
     *
     * @param training what models are trained on
     * @param metric as {@code depth} items of a list are enough for
     * @param directory where models stand meanwhile
     */
    ModelJudge(Model model, Dataset training, Judgements judgements, MetricOption metric, Path directory) {
        this.model = model;
        this.training = training;
        this.seen = InteractionMatrix.of(training.interactions());
        this.judgements = judgements;
        this.metric = metric.of(seen.columns() - 1);
        this.depth = metric.depth();
        this.directory = directory;
    }

    @Override
    public double quality(TrainedModel trained) {
        try {
            return judge(trained);
        } catch (IOException e) {
            throw new UncheckedIOException(ErrorLine.of(e), e);
        }
    }

    /** The metric's value; NaN if it has none. */
    double judge(TrainedModel trained) throws IOException {
        try (Scratch scratch = new Scratch(Files.createTempDirectory(directory, "judged"));
                ModelRepository repository = ModelRepository.open(scratch.path().resolve("models"))) {
            Publication.publish(new Prepared(training, List.of()), published(trained), repository);
            try (Lease lease = repository.lease()) {
                PartLists lists =
                        new PartLists(model.proposing().servedAtOnce(lease.snapshot()), lease.snapshot(), seen, depth);
                return Evaluator.of(List.of(metric))
                        .withoutIntervals()
                        .evaluate(model.toString(), judgements, lists.of(judgements).stream())
                        .result(metric.name())
                        .value();
            }
        }
    }

    private List<TrainedModel> published(TrainedModel trained) {
        List<TrainedModel> models = new ArrayList<>();
        if (model != Model.POPULARITY) {
            models.add(Training.popularity(training.interactions()));
        }
        models.add(Histories.of(training.interactions()));
        models.add(trained);
        return models;
    }
}
