package dev.sluice.ranking.factorization;

import dev.sluice.Scorer;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.ScorerLaws;
import dev.sluice.train.TrainingListener;

/** A factorization machine's scorer keeps the laws of scorers. */
class FmScorerProperties implements ScorerLaws {
    private static final Scorer SCORER = new FmTrainer(FmSettings.defaults().withEpochs(2))
            .train("light", FmWorld.examples(300, 1), TrainingListener.NONE)
            .scorer();

    @Override
    public Scorer scorer() {
        return SCORER;
    }

    @Override
    public LawCases cases() {
        return LawCases.ofAnyVersion(4, 60);
    }
}
