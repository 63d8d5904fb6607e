package dev.sluice.examples.ranker;

import dev.sluice.Scorer;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.factorization.FmScorer;
import dev.sluice.ranking.factorization.FmTrainer;
import dev.sluice.ranking.linear.FtrlTrainer;
import dev.sluice.ranking.linear.LogisticScorer;
import dev.sluice.ranking.neural.DcnScorer;
import dev.sluice.ranking.neural.DcnTrainer;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What can stand in a funnel as a ranker and is trained on examples. */
@SuppressWarnings("ImmutableEnumChecker") // these functions hold nothing
public enum RankerKind {
    /** Logistic regression. */
    LOGISTIC(RankerStage.LIGHT, ".weights", options -> new FtrlTrainer(options.ftrl())::train, LogisticScorer::of),
    /** A factorization machine. */
    FM(RankerStage.LIGHT, ".factors", options -> new FmTrainer(options.fm())::train, FmScorer::of),
    /** A deep and cross network. */
    DCN(RankerStage.HEAVY, ".heads", options -> new DcnTrainer(options.dcn())::train, DcnScorer::of);

    private final RankerStage stage;
    private final String table;
    private final Function<RankerOptions, Fitting> fitting;
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

    /**
     * @param stage that it is for
     * @param table that a version has if it holds a model of this kind, behind its name
     */
    RankerKind(RankerStage stage, String table, Function<RankerOptions, Fitting> fitting, Served served) {
        this.stage = stage;
        this.table = table;
        this.fitting = fitting;
        this.served = served;
    }

    /** The stage that it is for. */
    public RankerStage stage() {
        return stage;
    }

    /** The kind that a version's model of a name is of, if it has one. */
    static Optional<RankerKind> of(ModelSnapshot snapshot, String name) {
        return Arrays.stream(values())
                .filter(kind -> snapshot.tables().contains(name + kind.table))
                .findFirst();
    }

    /** Trains a model. */
    public TrainedModel train(String name, Examples examples, RankerOptions options, TrainingListener listener) {
        return fitting.apply(options).train(name, examples, listener);
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
