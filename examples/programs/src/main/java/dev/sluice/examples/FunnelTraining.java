package dev.sluice.examples;

import dev.sluice.data.prepare.Prepared;
import dev.sluice.eval.split.Splitter;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.ranker.RankerKind;
import dev.sluice.examples.ranker.RankerOptions;
import dev.sluice.examples.ranker.RankerPlan;
import dev.sluice.examples.retrieve.Scratch;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a ranker, the rankers before it and the models that propose to them, and publishes them as one version.
 *
 * @param settings of the models that propose
 * @param options of the rankers
 * @param splitter divides the data into what proposals are learned from and what ranks them
 */
record FunnelTraining(ModelOptions settings, RankerOptions options, Splitter splitter, Console console) {
    /**
     * Trains and publishes.
     *
     * @param last the ranker that is asked for
     * @param out the repository
     */
    void publish(RankerKind last, Prepared prepared, Path out) throws IOException {
        Epochs epochs = new Epochs(console);
        try (Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
                ModelRepository repository = ModelRepository.open(out)) {
            Rankers rankers = new RankerTraining(settings, RankerPlan.of(last), options, splitter, console)
                    .train(prepared.data(), scratch.path().resolve("first"), epochs::of);
            if (!rankers.has(last.stage())) {
                throw new IllegalArgumentException("there is too little to train " + last + " on, see the lines above");
            }
            List<TrainedModel> models = new ArrayList<>(new Training(settings, console)
                    .train(Model.OF_FUNNEL, prepared.data(), Training.Way.PLAIN, epochs::of));
            models.addAll(rankers.models());
            Publication.announce(Publication.publish(prepared, models, repository), console);
        }
    }
}
