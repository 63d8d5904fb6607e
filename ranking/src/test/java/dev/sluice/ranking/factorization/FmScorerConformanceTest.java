package dev.sluice.ranking.factorization;

import dev.sluice.ModelVersion;
import dev.sluice.Scorer;
import dev.sluice.conformance.ScorerConformance;
import dev.sluice.train.TrainingListener;

/** A factorization machine keeps to what scorers keep to. */
class FmScorerConformanceTest extends ScorerConformance {
    private static final Scorer SCORER = new FmTrainer(FmSettings.defaults().withEpochs(2))
            .train("light", FmWorld.examples(300, 1), TrainingListener.NONE)
            .scorer();

    @Override
    protected Scorer scorer() {
        return SCORER;
    }

    @Override
    protected ModelVersion version() {
        return new ModelVersion("any");
    }

    @Override
    protected int userRows() {
        return 4;
    }

    @Override
    protected int itemRows() {
        return 60;
    }

    @Override
    protected boolean holdsIndexes() {
        return false;
    }
}
