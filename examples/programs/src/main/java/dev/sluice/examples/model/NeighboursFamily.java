package dev.sluice.examples.model;

import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.train.neighbours.Nearness;
import dev.sluice.train.neighbours.NeighboursSettings;
import dev.sluice.train.neighbours.NeighboursTrainer;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Item neighbours. */
final class NeighboursFamily implements Family {
    private static final NeighboursSettings DEFAULTS = NeighboursSettings.defaults();

    /** The similarities by their names. */
    private enum Measure {
        COSINE,
        TFIDF,
        BM25;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--similarity",
            description = "itemknn: how near two items are: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Measure similarity = Measure.COSINE;

    @Option(
            names = "--shrinkage",
            description = "itemknn: added to the denominator of cosine and tfidf (${DEFAULT-VALUE})")
    private double shrinkage;

    @Option(names = "--k1", description = "itemknn: how far bm25 counts greater values for more (${DEFAULT-VALUE})")
    private double k1 = Nearness.Bm25.USUAL.k1();

    @Option(
            names = "--b",
            description = "itemknn: how far bm25 counts popular items for less, 0 to 1 (${DEFAULT-VALUE})")
    private double b = Nearness.Bm25.USUAL.b();

    @Option(names = "--bias", description = "itemknn: what is added to a score: none or item-mean (${DEFAULT-VALUE})")
    private NeighboursSettings.Bias bias = DEFAULTS.bias();

    private NeighboursSettings settings(SharedOptions shared) {
        return DEFAULTS.withNeighbours(shared.neighbours(DEFAULTS.neighbours()))
                .withSimilarity(similarity(similarity))
                .withStrength(shared.strength(DEFAULTS.strength()))
                .withRows(shared.rows(DEFAULTS.rows()))
                .withBias(bias)
                .withThreads(shared.threads());
    }

    private Nearness similarity(Measure measure) {
        return switch (measure) {
            case COSINE -> new Nearness.Cosine(shrinkage);
            case TFIDF -> new Nearness.TfIdf(shrinkage);
            case BM25 -> new Nearness.Bm25(k1, b);
        };
    }

    @Override
    public SearchSpace space() {
        return SearchSpace.parse(
                "similarity=cosine/tfidf/bm25,neighbours=20..500:log,rows=plain/l1,bias=none/item-mean");
    }

    @Override
    public Fitting fitting(SharedOptions shared) {
        for (Measure measure : Measure.values()) {
            similarity(measure);
        }
        NeighboursTrainer trainer = new NeighboursTrainer(settings(shared));
        return Fitting.byMatrix(trainer::estimateBytes, (matrix, run) -> trainer.train(matrix, run.listener()));
    }
}
