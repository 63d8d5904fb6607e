package dev.sluice.ranking.factorization;

import dev.sluice.Scorer;
import dev.sluice.conformance.LawCases;
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
    protected LawCases cases() {
        return LawCases.ofAnyVersion(4, 60);
    }
}
