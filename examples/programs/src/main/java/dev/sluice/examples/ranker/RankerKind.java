package dev.sluice.examples.ranker;

import dev.sluice.Scorer;
import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.factorization.FmModel;
import dev.sluice.ranking.factorization.FmTrainer;
import dev.sluice.ranking.linear.FtrlTrainer;
import dev.sluice.ranking.linear.LogisticModel;
import dev.sluice.ranking.linear.LogisticScorer;
import dev.sluice.ranking.neural.DcnModel;
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
    LOGISTIC(
            RankerStage.LIGHT,
            ".weights",
            options -> new FtrlTrainer(options.ftrl())::train,
            LogisticScorer::of,
            model -> LogisticScorer.of((LogisticModel) model),
            "logistic-alpha=0.01..1.0:log,logistic-l1=0.01..100.0:log,logistic-l2=0.01..100.0:log"),
    /** A factorization machine. */
    FM(
            RankerStage.LIGHT,
            ".factors",
            options -> new FmTrainer(options.fm())::train,
            FmModel::scorer,
            model -> ((FmModel) model).scorer(),
            "fm-factors=4/8/16,fm-rate=0.01..0.3:log,fm-reg=0.000001..0.01:log"),
    /** A deep and cross network. */
    DCN(
            RankerStage.HEAVY,
            ".heads",
            options -> new DcnTrainer(options.dcn())::train,
            DcnModel::scorer,
            model -> ((DcnModel) model).scorer(),
            "dcn-rate=0.0002..0.005:log,dcn-decay=0.001..1.0:log,dcn-cross=1..3,dcn-deep=16/32/64/128");

    private final RankerStage stage;
    private final String table;
    private final Function<RankerOptions, Fitting> fitting;
    private final Served served;
    private final Function<TrainedModel, Scorer> unpublished;
    private final String space;

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
     * @param space where its best settings are looked for
     * @param table that a version has if it holds a model of this kind, behind its name
     */
    RankerKind(
            RankerStage stage,
            String table,
            Function<RankerOptions, Fitting> fitting,
            Served served,
            Function<TrainedModel, Scorer> unpublished,
            String space) {
        this.stage = stage;
        this.table = table;
        this.fitting = fitting;
        this.served = served;
        this.unpublished = unpublished;
        this.space = space;
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

    /** Where its best settings are looked for, by the names of options without dashes. */
    public SearchSpace space() {
        return SearchSpace.parse(space);
    }

    /** Whether an option, without dashes, makes a difference to it. */
    public boolean heeds(String option) {
        return option.startsWith(this + "-");
    }

    /** Scores with a model that this kind has trained and no version holds yet. */
    public Scorer scorer(TrainedModel model) {
        return unpublished.apply(model);
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
