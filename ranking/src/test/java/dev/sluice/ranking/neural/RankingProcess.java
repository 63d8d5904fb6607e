package dev.sluice.ranking.neural;

import dev.sluice.FeatureSchema;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.ranking.Rows;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.training.Origin;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A process of its own that scores with a saved model, or tries to train one. */
final class RankingProcess {
    private static final FeatureSchema SCHEMA = Networks.schema(4, 2);
    private static final int ROWS = 20;

    private RankingProcess() {}

    /** Scores with the model of a folder, or trains and prints why it could not. */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("score")) {
            try (ModelRepository repository = ModelRepository.open(Path.of(arguments[1]));
                    Lease lease = repository.lease()) {
                System.out.println(Arrays.toString(score(lease.snapshot())));
            }
            return;
        }
        try {
            new DcnTrainer(DcnSettings.defaults())
                    .train("heavy", Networks.examples(SCHEMA, ROWS, new Random(1)), TrainingListener.NONE);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }

    static float[] publishAndScore(Path directory) throws IOException {
        Inputs inputs = Inputs.of(Networks.examples(SCHEMA, ROWS, new Random(1)));
        Network network = Network.random(inputs, DcnLayers.defaults(), 1, 7);
        Origin origin = new Origin("heavy", inputs, DcnSettings.defaults().facts(), ROWS);
        DcnModel model = new DcnModel(origin, List.of("label"), network);
        try (PublishedModel published = PublishedModel.in(directory, writer -> {
            writer.catalogue(PublishedModel.catalogue(ROWS, 1));
            model.write(writer);
        })) {
            return score(published.snapshot());
        }
    }

    private static float[] score(ModelSnapshot snapshot) {
        float[] scores = new float[ROWS];
        Query query = Query.of(snapshot.version(), ItemSet.all(ROWS + 1)).build();
        DcnModel.scorer(snapshot, "heavy")
                .score(query, Rows.candidates(SCHEMA, Networks.rows(SCHEMA, ROWS, new Random(3))), scores);
        return scores;
    }
}
