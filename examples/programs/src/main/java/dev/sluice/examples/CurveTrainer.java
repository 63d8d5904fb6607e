package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.tuning.Axis;
import dev.sluice.eval.tuning.PartModel;
import dev.sluice.eval.tuning.PartTrainer;
import dev.sluice.eval.tuning.TrainingPart;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.model.TrainingRun;
import dev.sluice.examples.retrieve.Scratch;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.Histories;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Trains one model on parts of the data and publishes it to be asked for lists. Over users, everybody brings their
 * whole history, as to a service that trains on a sample and serves all; else a history is what the part has of it.
 *
 * @param model what to train
 * @param settings of the trainers, but for seed and epochs
 * @param whole the training data of which parts are made
 * @param histories what everybody brings over users: the whole, prepared as a part is
 * @param by what the curve is over
 * @param depth how many items a list has
 * @param directory where models stand meanwhile
 */
record CurveTrainer(
        Model model, ModelOptions settings, Dataset whole, Dataset histories, Axis by, int depth, Path directory)
        implements PartTrainer {
    @Override
    public PartModel train(TrainingPart part) {
        TrainedModel trained = trained(part);
        return judged -> lists(part.data(), trained, judged);
    }

    private TrainedModel trained(TrainingPart part) {
        return settings.train(
                model, part.data(), TrainingRun.heardBy(TrainingListener.NONE), part.seed(), part.epochs());
    }

    private Stream<RankedList> lists(Dataset part, TrainedModel trained, Judgements judged) throws IOException {
        List<TrainedModel> models = new ArrayList<>();
        if (model != Model.POPULARITY) {
            models.add(Training.popularity(part.interactions()));
        }
        models.add(Histories.of((by == Axis.USERS ? histories : part).interactions()));
        models.add(trained);
        try (Scratch scratch = Scratch.in(directory);
                ModelRepository repository = ModelRepository.open(scratch.path().resolve("models"))) {
            Publication.publish(new Prepared(part, List.of()), models, repository);
            try (Lease lease = repository.lease()) {
                InteractionMatrix seen = InteractionMatrix.of(whole.interactions());
                return new PartLists(model.proposing().byHistory(lease.snapshot()), lease.snapshot(), seen, depth)
                        .of(judged).stream();
            }
        }
    }
}
