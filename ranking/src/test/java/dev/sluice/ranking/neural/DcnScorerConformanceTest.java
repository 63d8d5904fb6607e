package dev.sluice.ranking.neural;

import dev.sluice.FeatureSchema;
import dev.sluice.Scorer;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.ScorerConformance;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.training.Origin;
import java.util.List;
import java.util.Random;

/** A deep and cross network keeps to what scorers keep to. */
class DcnScorerConformanceTest extends ScorerConformance {
    private static final Scorer SCORER = model().scorer();

    private static DcnModel model() {
        FeatureSchema schema = Networks.schema(4, 2);
        Inputs inputs = Inputs.of(Networks.examples(schema, 50, new Random(1)));
        DcnLayers layers = DcnLayers.defaults().withDeep(6, 3).withRank(2).withDiagonal(0.5f);
        Network network = Network.random(inputs, layers, 2, 7);
        Origin origin = new Origin(
                "heavy", inputs, DcnSettings.defaults().withLayers(layers).facts(), 50);
        return new DcnModel(origin, List.of("click", "like"), network);
    }

    @Override
    protected Scorer scorer() {
        return SCORER;
    }

    @Override
    protected LawCases cases() {
        return LawCases.ofAnyVersion(4, 60);
    }
}
