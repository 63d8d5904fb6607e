package dev.sluice.examples.model;

import dev.sluice.retrieval.NeighbourCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.als.AlsFoldIn;
import dev.sluice.train.als.AlsModel;
import dev.sluice.train.linear.EaseModel;
import dev.sluice.train.neighbours.NeighboursModel;
import dev.sluice.train.popularity.PopularityModel;
import dev.sluice.train.walk.Rp3BetaModel;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What the command line can train, in the order in which a funnel asks for candidates. */
@SuppressWarnings("ImmutableEnumChecker") // these functions hold nothing
public enum Model {
    /** Alternating least squares. */
    ALS(AlsModel.NAME, options -> options.als, Proposing.byVectors(AlsModel.NAME, AlsFoldIn::of)),
    /** Item neighbours. */
    ITEMKNN(
            NeighboursModel.NAME,
            options -> options.neighbours,
            Proposing.byHistory(snapshot -> NeighbourCandidates.of(snapshot, NeighboursModel.NAME))),
    /** A linear model of items in closed form. */
    EASE(
            EaseModel.NAME,
            options -> options.ease,
            Proposing.byHistory(snapshot -> NeighbourCandidates.of(snapshot, EaseModel.NAME))),
    /** Random walks. */
    RP3BETA(
            Rp3BetaModel.NAME,
            options -> options.rp3beta,
            Proposing.byHistory(snapshot -> NeighbourCandidates.of(snapshot, Rp3BetaModel.NAME))),
    /** How many users an item has. */
    POPULARITY(PopularityModel.NAME, options -> options.popularity, Proposing.byHistory(PopularCandidates::of));

    /** Those that a whole funnel is trained with: they know users apart. */
    public static final List<Model> OF_FUNNEL = List.of(ITEMKNN, ALS);

    private final String table;
    private final Function<ModelOptions, Family> family;
    private final Proposing proposing;

    Model(String table, Function<ModelOptions, Family> family, Proposing proposing) {
        this.table = table;
        this.family = family;
        this.proposing = proposing;
    }

    /** What its tables in a version begin with. */
    public String table() {
        return table;
    }

    /** Whether a version holds such a model. */
    public boolean isIn(ModelSnapshot snapshot) {
        return snapshot.tables().contains(table + ".items");
    }

    /** How a version's model is asked. */
    public Proposing proposing() {
        return proposing;
    }

    Family family(ModelOptions options) {
        return family.apply(options);
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
