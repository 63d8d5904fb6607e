package dev.sluice.examples.ranker;

import dev.sluice.Scorer;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.linear.FtrlSettings;
import dev.sluice.ranking.linear.FtrlTrainer;
import dev.sluice.ranking.linear.LogisticScorer;
import dev.sluice.ranking.neural.DcnScorer;
import dev.sluice.ranking.neural.DcnSettings;
import dev.sluice.ranking.neural.DcnTrainer;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can stand in a funnel as a ranker and is trained on examples. */
@SuppressWarnings("ImmutableEnumChecker") // these functions hold nothing
public enum RankerKind {
    /** Logistic regression. */
    LOGISTIC(
            ".weights",
            (name, examples, listener) -> new FtrlTrainer(FtrlSettings.defaults()).train(name, examples, listener),
            LogisticScorer::of),
    /** A deep and cross network. */
    DCN(
            ".heads",
            (name, examples, listener) -> new DcnTrainer(DcnSettings.defaults()).train(name, examples, listener),
            DcnScorer::of);

    private final String table;
    private final Fitting fitting;
    private final Served served;

    /** Trains a model of a name. */
    @FunctionalInterface
    private interface Fitting {
        TrainedModel train(String name, Examples examples, TrainingListener listener);
    }

    /** Scores with a version's model of a name. */
    @FunctionalInterface
    private interface Served {
        Scorer scorer(ModelSnapshot snapshot, String name);
    }

    /** @param table that a version has if it holds a model of this kind, behind its name */
    RankerKind(String table, Fitting fitting, Served served) {
        this.table = table;
        this.fitting = fitting;
        this.served = served;
    }

    /** The kind that a version's model of a name is of, if it has one. */
    static Optional<RankerKind> of(ModelSnapshot snapshot, String name) {
        return Arrays.stream(values())
                .filter(kind -> snapshot.tables().contains(name + kind.table))
                .findFirst();
    }

    /** Trains a model. */
    public TrainedModel train(String name, Examples examples, TrainingListener listener) {
        return fitting.train(name, examples, listener);
    }

    Scorer scorer(ModelSnapshot snapshot, String name) {
        return served.scorer(snapshot, name);
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
