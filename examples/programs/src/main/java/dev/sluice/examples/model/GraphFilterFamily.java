package dev.sluice.examples.model;

import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.train.graph.Exponents;
import dev.sluice.train.graph.GraphFilterSettings;
import dev.sluice.train.graph.GraphFilterTrainer;
import picocli.CommandLine.Option;

/** A filter over the graph of users and items. */
final class GraphFilterFamily implements Family {
    private static final GraphFilterSettings DEFAULTS = GraphFilterSettings.defaults();

    @Option(
            names = "--rounds",
            description = "graphfilter: multiplications that find the low frequencies (${DEFAULT-VALUE})")
    private int rounds = DEFAULTS.rounds();

    @Option(
            names = "--remainder",
            description = "graphfilter: weight of what the low frequencies leave (${DEFAULT-VALUE})")
    private double remainder = DEFAULTS.remainder();

    @Option(
            names = "--user-exponent",
            description = "graphfilter: how much users with long histories count for less (${DEFAULT-VALUE})")
    private double userExponent = DEFAULTS.exponents().user();

    @Option(
            names = "--item-exponent",
            description = "graphfilter: how much popular items count for less as neighbours (${DEFAULT-VALUE})")
    private double itemExponent = DEFAULTS.exponents().item();

    @Option(
            names = "--history-exponent",
            description = "graphfilter: how much more rare items of a history say, and how much sooner popular ones are"
                    + " proposed (${DEFAULT-VALUE})")
    private double historyExponent = DEFAULTS.exponents().history();

    private GraphFilterSettings settings(SharedOptions shared) {
        return DEFAULTS.withDimension(shared.dimension(DEFAULTS.dimension()))
                .withRounds(rounds)
                .withExponents(new Exponents(userExponent, itemExponent, historyExponent))
                .withRegularization(shared.regularization(DEFAULTS.regularization()))
                .withRemainder(remainder)
                .withNeighbours(shared.neighbours(DEFAULTS.neighbours()))
                .withSeed(shared.seed())
                .withThreads(shared.threads());
    }

    /** What decides the order; more dimensions and neighbours do better and cost more. */
    @Override
    public SearchSpace space() {
        return SearchSpace.parse("user-exponent=0.0..0.7,item-exponent=0.2..0.8,history-exponent=0.2..0.8,"
                + "reg=0.02..1.0:log,remainder=0.0..1.5");
    }

    @Override
    public Fitting fitting(SharedOptions shared) {
        GraphFilterTrainer trainer = new GraphFilterTrainer(settings(shared));
        return Fitting.byMatrix(trainer::estimateBytes, (matrix, run) -> trainer.train(matrix, run.listener()));
    }
}
