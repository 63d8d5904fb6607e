package dev.sluice.ranking.neural;

import dev.sluice.FeatureSchema;
import dev.sluice.Scorer;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.ScorerLaws;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.training.Origin;
import java.util.List;
import java.util.Random;

/** The scorer of a network with two heads keeps the laws of scorers. */
class DcnScorerProperties implements ScorerLaws {
    private static final Scorer SCORER = scorerOfTwoHeads();

    private static Scorer scorerOfTwoHeads() {
        FeatureSchema schema = Networks.schema(4, 2);
        Inputs inputs = Inputs.of(Networks.examples(schema, 50, new Random(1)));
        Network network = Network.random(inputs, DcnLayers.defaults(), 2, 7);
        Origin origin = new Origin("heavy", inputs, DcnSettings.defaults().facts(), 50);
        return new DcnModel(origin, List.of("click", "like"), network).scorer();
    }

    @Override
    public Scorer scorer() {
        return SCORER;
    }

    @Override
    public LawCases cases() {
        return LawCases.ofAnyVersion(4, 60);
    }
}
